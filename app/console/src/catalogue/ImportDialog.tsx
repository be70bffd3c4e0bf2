import { App } from 'antd'
import { ImportDialog as TableImport, type Tried } from '../tables/ImportDialog'
import { useText, type Texts } from '../text/Text'
import { useImport, type Taken } from './api'
import { reason } from './LeaveDialog'

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const c = t.catalogue
  const { message } = App.useApp()
  const take = useImport()
  return (
    <TableImport
      title={c.import}
      hint={`${c.file}. ${c.fileHint}`}
      accept=".xlsx,.zip,.csv"
      take={async (file, dryRun) => tried(t, await take.mutateAsync({ file, dryRun }))}
      onTaken={() => {
        void message.success(c.taken)
        onClose()
      }}
      onClose={onClose}
    />
  )
}

function tried(t: Texts, report: Taken): Tried {
  const c = t.catalogue
  const tables = (['spheres', 'issues'] as const).filter((each) => report[each].rows > 0)
  return {
    faults: report.faults.map((fault) => ({
      sheet: (c.sheets as Record<string, string>)[fault.sheet] ?? fault.sheet,
      row: fault.row,
      field: fault.field,
      why: reason(t, fault.code),
      reason: fault.reason,
    })),
    sums: tables.map(
      (each) => `${c.sheets[each]}: ${c.sums(report[each].added, report[each].changed, report[each].unchanged)}`,
    ),
    news: tables.some((each) => report[each].added + report[each].changed > 0),
  }
}
