import { App, Button } from 'antd'
import { useState } from 'react'
import { useSession } from '../api/session'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { ImportDialog } from '../tables/ImportDialog'
import { useText } from '../text/Text'
import { useBring } from './tables'
import { Wide } from '../tables/Wide'

const columns = [
  'number',
  'received',
  'text',
  'type',
  'title',
  'issue',
  'district',
  'address',
  'language',
  'name',
  'phone',
  'email',
  'organisation',
  'due',
] as const

const example = {
  number: 'A-20417',
  received: '2026-11-20 14:30',
  type: 'INCIDENT',
  issue: '',
  district: 'kentau',
  phone: '8 701 555 11 22',
  email: 'asqar@example.kz',
  organisation: '',
  due: '2026-12-05 18:00',
}

/** The open tickets of the system that was there before, brought over once and as often as one likes. */
export function OlderTicketsPage() {
  const { t, language } = useText()
  const o = t.older
  const instance = { ...example, ...o.example, language }
  const { message } = App.useApp()
  const bring = useBring('olderTickets')
  const [open, setOpen] = useState(false)
  const may = useSession()!.staff.permissions.includes('bring-tickets')
  return (
    <>
      <title>{`${o.title} · Komek`}</title>
      <p>{o.lead}</p>
      <p>{o.again}</p>
      <div className="keep-tools">
        {may && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {o.bring}
          </Button>
        )}
        <Button onClick={() => keepAs('tickets.csv', csv([[...columns], columns.map((each) => instance[each])]))}>
          {o.template}
        </Button>
      </div>
      <Wide label={o.columns}>
        <table>
          <caption className="unseen">{o.columns}</caption>
          <thead>
            <tr>
              <th scope="col">{o.column}</th>
              <th scope="col">{o.what}</th>
              <th scope="col">{o.instance}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((each) => (
              <tr key={each}>
                <th scope="row" lang="en">
                  <code>{each}</code>
                </th>
                <td>{o.meaning[each]}</td>
                <td>{instance[each]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {open && (
        <ImportDialog
          title={o.bring}
          hint={o.hint}
          accept=".csv,.xlsx"
          take={(file, dryRun) => bring(t, file, dryRun)}
          onTaken={() => {
            void message.success(t.catalogue.taken)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
