import { CameraOutlined, CheckOutlined, DeleteOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { upload, type Attachment } from '../api/client'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import { fileSize } from '../words/size'

interface Sending {
  key: string
  file: File
  error: unknown
}

interface Props {
  files: readonly Attachment[]
  busy: (uploading: boolean) => void
  add: (file: Attachment) => void
  remove: (id: string) => void
}

/** Photos go off as soon as they are taken, each by itself; in words, how far each has come. */
export function Photos({ files, busy, add, remove }: Props) {
  const { t, language } = useText()
  const picker = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending[]>([])
  const uploading = sending.some((each) => each.error === undefined)
  useEffect(() => busy(uploading), [uploading])

  const drop = (key: string) => setSending((all) => all.filter((each) => each.key !== key))

  async function send(key: string, file: File) {
    setSending((all) => [...all.filter((each) => each.key !== key), { key, file, error: undefined }])
    try {
      add(await upload(file))
      drop(key)
    } catch (error) {
      setSending((all) => all.map((each) => (each.key === key ? { ...each, error } : each)))
    }
  }

  return (
    <section className="photos" aria-label={t.field.answering.photos}>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <CheckOutlined aria-hidden />
            <span>
              {file.name}{' '}
              <span className="quiet">
                {fileSize(t, language, file.size)}, {t.field.answering.kept}
              </span>
            </span>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t.field.answering.remove(file.name)}
              onClick={() => remove(file.id)}
            />
          </li>
        ))}
        {sending.map(({ key, file, error }) => (
          <li key={key}>
            {error ? <WarningOutlined aria-hidden /> : <CameraOutlined aria-hidden />}
            <span>
              {file.name}{' '}
              <span className={error ? 'photo-failed' : 'quiet'} role={error ? 'alert' : undefined}>
                {error ? inWords(t, error) : t.field.answering.uploading}
              </span>
              {error !== undefined && <Button onClick={() => void send(key, file)}>{t.field.again}</Button>}
            </span>
            {error !== undefined && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t.field.answering.remove(file.name)}
                onClick={() => drop(key)}
              />
            )}
          </li>
        ))}
      </ul>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        style={{ display: 'none' }}
        aria-label={t.field.answering.addPhoto}
        onChange={(event) => {
          for (const file of event.target.files ?? []) void send(crypto.randomUUID(), file)
          event.target.value = ''
        }}
      />
      <Button block icon={<CameraOutlined />} onClick={() => picker.current?.click()}>
        {t.field.answering.addPhoto}
      </Button>
    </section>
  )
}
