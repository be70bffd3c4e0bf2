import { PaperClipOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { download, soundOf, type Attachment } from '../api/client'
import { inWords } from '../api/refusal'
import { Player } from '../sound/Player'
import { useText } from '../text/Text'
import { fileSize } from '../words/size'

export function Files({ number, files }: { number: string; files: readonly Attachment[] }) {
  return (
    <ul className="files">
      {files.map((file, i) => (
        <li key={`${file.id}-${i}`}>
          <File number={number} file={file} />
          {!file.refused && file.mediaType.startsWith('audio/') && (
            <Player name={file.name} fetchIt={(signal) => soundOf(number, file, signal)} />
          )}
        </li>
      ))}
    </ul>
  )
}

function File({ number, file }: { number: string; file: Attachment }) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  if (file.refused) {
    return (
      <span className="quiet">
        <PaperClipOutlined aria-hidden /> {file.name}, {t.file.refused[file.refused]}
      </span>
    )
  }
  async function fetchIt() {
    setBusy(true)
    try {
      await download(number, file)
    } catch (error) {
      void message.error(`${t.file.failed} ${inWords(t, error)}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      type="link"
      size="small"
      className="file"
      icon={<PaperClipOutlined />}
      loading={busy}
      title={t.file.download(file.name)}
      onClick={() => void fetchIt()}
    >
      <span>
        <span className="file-name">{file.name}</span>{' '}
        <span className="quiet number">{fileSize(t, language, file.size)}</span>
      </span>
    </Button>
  )
}
