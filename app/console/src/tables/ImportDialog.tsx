import { Alert, Button, Modal, Spin, Table } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import './tables.css'

export interface Fault {
  sheet?: string
  row: number | null
  field: string | null
  /** In the reader's language. */
  why: string
  /** As the server says it: what stood in the cell is quoted in it. */
  reason: string
}

export interface Tried {
  faults: readonly Fault[]
  sums: readonly string[]
  /** Whether taking it would change anything. */
  news: boolean
}

interface Props {
  title: string
  hint: ReactNode
  accept: string
  /** Without dry run it is taken, unless there are faults after all: somebody may have changed the tables meanwhile. */
  take: (file: File, dryRun: boolean) => Promise<Tried>
  onTaken: () => void
  onClose: () => void
}

/** A file is tried first: what would come of it, or everything that is wrong with it, by row and column. */
export function ImportDialog({ title, hint, accept, take, onTaken, onClose }: Props) {
  const { t } = useText()
  const c = t.catalogue
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function run(chosen: File, dryRun: boolean) {
    setError(null)
    setBusy(true)
    try {
      const said = await take(chosen, dryRun)
      if (dryRun || said.faults.length > 0) setTried(said)
      else onTaken()
    } catch (e) {
      setError(e)
    }
    setBusy(false)
  }

  return (
    <Modal
      open
      title={title}
      width={860}
      onCancel={onClose}
      okText={c.take}
      okButtonProps={{ disabled: !file || !tried || tried.faults.length > 0 || !tried.news }}
      onOk={() => file && void run(file, false)}
      confirmLoading={busy && tried !== null}
      cancelText={t.app.cancel}
      mask={{ closable: false }}
    >
      <p className="lead">{hint}</p>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={c.chooseFile}
        accept={accept}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (!chosen) return
          setFile(chosen)
          setTried(null)
          void run(chosen, true)
        }}
      />
      <Button onClick={() => input.current?.click()}>{c.chooseFile}</Button> {file && <span>{file.name}</span>}
      <div className="import-said" role="status">
        {busy && !tried && (
          <>
            <Spin size="small" /> {c.checking}
          </>
        )}
        {error !== null && <Alert type="error" showIcon title={inWords(t, error)} />}
        {tried && <Said tried={tried} />}
      </div>
    </Modal>
  )
}

function Said({ tried: { faults, sums, news } }: { tried: Tried }) {
  const { t } = useText()
  const c = t.catalogue
  if (faults.length === 0) {
    return (
      <Alert
        type={news ? 'success' : 'info'}
        showIcon
        title={news ? c.noFaults : c.nothingNew}
        description={sums.map((each) => (
          <div key={each}>{each}</div>
        ))}
      />
    )
  }
  const sheets = faults.some((fault) => fault.sheet !== undefined)
  return (
    <>
      <Alert type="error" showIcon title={c.faults(faults.length)} />
      <Table<Fault & { key: number }>
        size="small"
        pagination={faults.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ y: 320 }}
        dataSource={faults.map((fault, key) => ({ ...fault, key }))}
        columns={[
          ...(sheets ? [{ title: c.sheet, dataIndex: 'sheet', width: 120 }] : []),
          { title: c.row, dataIndex: 'row', width: 72, align: 'end' },
          { title: c.field, width: 150, render: (_, fault) => fault.field ?? '' },
          {
            title: c.reason,
            render: (_, fault) => (
              <>
                {fault.why} <Quoted words={fault.reason} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** What stood in the cell, as the server quotes it. */
function Quoted({ words }: { words: string }) {
  const quoted = /“[^”]*”|"[^"]*"/.exec(words)?.[0]
  return quoted ? <span className="quiet">{quoted}</span> : null
}
