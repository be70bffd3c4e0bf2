import { App } from 'antd'
import { Refusal } from '../api/refusal'
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
      take={(file, dryRun) =>
        take.mutateAsync({ file, dryRun }).then(
          (report) => tried(t, report),
          (error) => refused(t, error),
        )
      }
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
    faults: [],
    sums: tables.map(
      (each) => `${c.sheets[each]}: ${c.sums(report[each].added, report[each].changed, report[each].unchanged)}`,
    ),
    news: tables.some((each) => report[each].added + report[each].changed > 0),
  }
}

/** Somebody may have changed the catalogue since the file was tried: what is wrong now is told then, too. */
function refused(t: Texts, error: unknown): Tried {
  if (!(error instanceof Refusal) || error.problem.code !== 'ROWS_WRONG') throw error
  const sheets: Record<string, string> = t.catalogue.sheets
  return {
    faults: (error.problem.violations ?? []).map(({ sheet, row, field, code, message }) => ({
      sheet: sheet ? (sheets[sheet] ?? sheet) : '',
      row: row ?? null,
      field: field ?? null,
      why: reason(t, code ?? ''),
      reason: message,
    })),
    sums: [],
    news: false,
  }
}
