import { Alert, App, Button, Modal, Spin, Table } from 'antd'
import { useRef, useState } from 'react'
import { inWords, Refusal } from '../api/refusal'
import { useText } from '../text/Text'
import { useBring, type Imported, type Violation } from './api'

/** A file is tried first: what would come of it, or everything that is wrong with it, by row and column. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const r = t.territory
  const { message } = App.useApp()
  const bring = useBring()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [tried, setTried] = useState<Imported>()
  const [error, setError] = useState<unknown>()
  const faults = error instanceof Refusal && error.problem.code === 'ROWS_WRONG' ? (error.problem.violations ?? []) : []

  function run(chosen: File, dryRun: boolean) {
    setError(undefined)
    setTried(undefined)
    bring.mutate(
      { file: chosen, dryRun },
      {
        onSuccess: (said) => {
          if (dryRun) return setTried(said)
          void message.success(r.taken)
          onClose()
        },
        onError: setError,
      },
    )
  }

  const news = tried !== undefined && tried.added + tried.changed > 0
  return (
    <Modal
      open
      title={r.import}
      width={860}
      onCancel={onClose}
      okText={r.take}
      okButtonProps={{ disabled: !file || !news }}
      onOk={() => file && run(file, false)}
      confirmLoading={bring.isPending}
      cancelText={t.app.cancel}
      mask={{ closable: false }}
    >
      <p className="lead">{r.file}</p>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={r.chooseFile}
        accept=".xlsx,.csv"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (!chosen) return
          setFile(chosen)
          run(chosen, true)
        }}
      />
      <Button onClick={() => input.current?.click()}>{r.chooseFile}</Button> {file && <span>{file.name}</span>}
      <div className="import-said" role="status">
        {bring.isPending && (
          <>
            <Spin size="small" /> {r.checking}
          </>
        )}
        {tried && (
          <Alert
            type={news ? 'success' : 'info'}
            showIcon
            title={news ? r.noFaults : r.nothingNew}
            description={r.sums(tried.added, tried.changed, tried.unchanged)}
          />
        )}
        {error !== undefined && faults.length === 0 && <Alert type="error" showIcon title={inWords(t, error)} />}
        {faults.length > 0 && (
          <>
            <Alert type="error" showIcon title={r.faults(faults.length)} />
            <Table<Violation & { key: number }>
              size="small"
              pagination={faults.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
              scroll={{ y: 320 }}
              dataSource={faults.map((fault, key) => ({ ...fault, key }))}
              columns={[
                { title: r.row, dataIndex: 'row', width: 80, align: 'end' },
                { title: r.field, width: 130, render: (_, fault) => <span lang="en">{fault.field ?? ''}</span> },
                {
                  title: r.reason,
                  render: (_, fault) => (
                    <>
                      {fault.code && r.refused[fault.code]} <span className="quiet">{fault.message}</span>
                    </>
                  ),
                },
              ]}
            />
          </>
        )}
      </div>
    </Modal>
  )
}
