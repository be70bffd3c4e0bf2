import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { figuresQuery, type Rules } from './api'

const week = 7 * 24 * 60 * 60 * 1000

/** How often each rule decided, and how often none could. */
export function Figures({ rules }: { rules: Rules }) {
  const { t, language } = useText()
  const r = t.routing
  const now = useNow()
  const query = useQuery(figuresQuery)
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={r.failed} error={query.error} retry={() => void query.refetch()} />
  const sums = new Map<
    string,
    { rule: number | null; triage: keyof typeof r.triage | null; all: number; late: number }
  >()
  for (const each of query.data.items) {
    const key = `${each.rule}/${each.triage}`
    const sum = sums.get(key) ?? { rule: each.rule, triage: each.triage, all: 0, late: 0 }
    sum.all += each.decisions
    if (now - Date.parse(each.day) < week) sum.late += each.decisions
    sums.set(key, sum)
  }
  const rows = [...sums.values()].sort((a, b) => b.all - a.all)
  const name = (number: number | null) => {
    if (number === null) return r.ruleNone
    const found = rules.rules.find((each) => each.number === number)
    return `${r.rule(number)}${found ? `, ${found.names[language]}` : ''}`
  }
  return (
    <>
      <p className="quiet">{r.figuresLead}</p>
      {rows.length === 0 && <p className="empty">{r.figuresNone}</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{r.tabs.rules}</th>
              <th scope="col" className="figure">
                {r.last7}
              </th>
              <th scope="col" className="figure">
                {r.decisions}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.rule}/${row.triage}`}>
                <th scope="row">
                  {name(row.rule)}
                  {row.triage && <span className="wrong"> · {r.triage[row.triage]}</span>}
                </th>
                <td className="figure">{row.late.toLocaleString(language)}</td>
                <td className="figure">{row.all.toLocaleString(language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
