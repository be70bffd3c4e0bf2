import { CheckOutlined, DeleteOutlined, PaperClipOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { upload, type Attachment, type TicketView } from '../api/client'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import { fileSize } from '../words/size'
import { fate } from './enclosures'

interface Sending {
  key: string
  file: File
  error: unknown
}

interface Props {
  ticket: TicketView
  /** A note goes to no resident. */
  forResident: boolean
  files: readonly Attachment[]
  disabled: boolean
  busy: (uploading: boolean) => void
  add: (file: Attachment) => void
  remove: (id: string) => void
}

/** Files of what is being written: each is kept at once, and it is said at once whether it reaches the resident there. */
export function Enclosures({ ticket, forResident, files, disabled, busy, add, remove }: Props) {
  const { t, language } = useText()
  const picker = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<Sending[]>([])
  const uploading = sending.some((each) => each.error === undefined)
  useEffect(() => busy(uploading), [uploading])
  const words = t.composer.files

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

  function warning(file: Attachment) {
    const channel = ticket.answerBy ? t.channel[ticket.answerBy.channel] : ''
    switch (fate(ticket.answerBy, file)) {
      case 'goes':
        return undefined
      case 'too-large':
        return words.tooLarge(channel)
      case 'not-this-kind':
        return words.notThisKind(channel)
      case 'by-link':
        return words.byLink
    }
  }

  return (
    <section className="enclosures" aria-label={words.label}>
      {files.length + sending.length > 0 && (
        <ul>
          {files.map((file) => {
            const why = forResident ? warning(file) : undefined
            return (
              <li key={file.id}>
                {why ? <WarningOutlined aria-hidden /> : <CheckOutlined aria-hidden />}
                <span>
                  <span className="file-name">{file.name}</span>{' '}
                  <span className="quiet number">{fileSize(t, language, file.size)}</span>
                  {why && (
                    <strong className="detour" role="status">
                      {' '}
                      {why}
                    </strong>
                  )}
                </span>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  disabled={disabled}
                  aria-label={words.remove(file.name)}
                  onClick={() => remove(file.id)}
                />
              </li>
            )
          })}
          {sending.map(({ key, file, error }) => (
            <li key={key}>
              {error ? <WarningOutlined aria-hidden /> : <PaperClipOutlined aria-hidden />}
              <span>
                <span className="file-name">{file.name}</span>{' '}
                <span className={error ? 'detour' : 'quiet'} role={error ? 'alert' : undefined}>
                  {error ? inWords(t, error) : words.uploading}
                </span>
                {error !== undefined && (
                  <Button type="link" size="small" onClick={() => void send(key, file)}>
                    {words.again}
                  </Button>
                )}
              </span>
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={words.remove(file.name)}
                onClick={() => drop(key)}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        style={{ display: 'none' }}
        aria-label={words.add}
        onChange={(event) => {
          for (const file of event.target.files ?? []) void send(crypto.randomUUID(), file)
          event.target.value = ''
        }}
      />
      <Button
        type="text"
        size="small"
        icon={<PaperClipOutlined />}
        disabled={disabled}
        onClick={() => picker.current?.click()}
      >
        {words.add}
      </Button>
    </section>
  )
}
