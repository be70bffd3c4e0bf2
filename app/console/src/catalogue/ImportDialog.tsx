import { Alert, App, Button, Modal, Spin, Table } from 'antd'
import { useRef, useState } from 'react'
import { inWords } from '../api/refusal'
import { useText, type Texts } from '../text/Text'
import { useImport, type Fault, type Taken } from './api'
import { reason } from './LeaveDialog'

/** A file is tried first: what would come of it, or everything that is wrong with it, by row and column. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const c = t.catalogue
  const { message } = App.useApp()
  const take = useImport()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Taken | null>(null)
  const [error, setError] = useState<unknown>(null)

  function run(chosen: File, dryRun: boolean) {
    setError(null)
    take.mutate(
      { file: chosen, dryRun },
      {
        onSuccess: (said) => {
          if (dryRun || said.faults.length > 0) return setReport(said)
          void message.success(c.taken)
          onClose()
        },
        onError: setError,
      },
    )
  }

  const news = report && report.spheres.added + report.spheres.changed + report.issues.added + report.issues.changed > 0

  return (
    <Modal
      open
      title={c.import}
      width={860}
      onCancel={onClose}
      okText={c.take}
      okButtonProps={{ disabled: !file || !report || report.faults.length > 0 || !news }}
      onOk={() => file && run(file, false)}
      confirmLoading={take.isPending && report !== null}
      cancelText={t.app.cancel}
      mask={{ closable: false }}
    >
      <p className="lead">
        {c.file}. {c.fileHint}
      </p>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={c.chooseFile}
        accept=".xlsx,.zip,.csv"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (!chosen) return
          setFile(chosen)
          setReport(null)
          run(chosen, true)
        }}
      />
      <Button onClick={() => input.current?.click()}>{c.chooseFile}</Button> {file && <span>{file.name}</span>}
      <div className="import-said" role="status">
        {take.isPending && !report && (
          <>
            <Spin size="small" /> {c.checking}
          </>
        )}
        {error !== null && <Alert type="error" showIcon title={inWords(t, error)} />}
        {report && <Said t={t} report={report} news={Boolean(news)} />}
      </div>
    </Modal>
  )
}

function Said({ t, report, news }: { t: Texts; report: Taken; news: boolean }) {
  const c = t.catalogue
  const sums = (['spheres', 'issues'] as const)
    .filter((each) => report[each].rows > 0)
    .map((each) => `${c.sheets[each]}: ${c.sums(report[each].added, report[each].changed, report[each].unchanged)}`)
  if (report.faults.length === 0) {
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
  return (
    <>
      <Alert type="error" showIcon title={c.faults(report.faults.length)} />
      <Table<Fault & { key: number }>
        size="small"
        pagination={report.faults.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ y: 320 }}
        dataSource={report.faults.map((fault, key) => ({ ...fault, key }))}
        columns={[
          {
            title: c.sheet,
            width: 120,
            render: (_, fault) => (c.sheets as Record<string, string>)[fault.sheet] ?? fault.sheet,
          },
          { title: c.row, dataIndex: 'row', width: 80, align: 'end' },
          { title: c.field, width: 150, render: (_, fault) => fault.field ?? '' },
          {
            title: c.reason,
            render: (_, fault) => (
              <>
                {reason(t, fault.code)} <Quoted words={fault.reason} />
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
  const quoted = /“[^”]*”/.exec(words)?.[0]
  return quoted ? <span className="quiet">{quoted}</span> : null
}
