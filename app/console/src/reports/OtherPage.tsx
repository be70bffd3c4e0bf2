import { queryOptions, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { dayInWords } from '../words/time'
import { Wide } from '../tables/Wide'

type Week = components['schemas']['OtherWeek']

const otherQuery = queryOptions({
  queryKey: ['other-weeks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/catalogue/other', { params: { query: { weeks: 12 } }, signal })),
})

/** A list with a third in "other" is a broken list: the share by week, and the words that ask for an issue of their own. */
export function OtherPage() {
  const { t, language } = useText()
  const r = t.reports
  const now = useNow()
  const query = useQuery(otherQuery)
  const weeks = query.data ?? []
  return (
    <>
      <title>{`${r.other} · Komek`}</title>
      <p className="quiet">{r.otherLead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={r.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && weeks.every((week) => week.every === 0) && <p className="empty">{r.empty}</p>}
      {weeks.some((week) => week.every > 0) && (
        <>
          <Chart weeks={weeks.toReversed()} />
          <Wide label={r.other}>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{r.week}</th>
                  <th scope="col">{r.share}</th>
                  <th scope="col">{r.columns.total}</th>
                  <th scope="col">{r.filedOther}</th>
                  <th scope="col">{r.unfiled}</th>
                  <th scope="col" className="words">
                    {r.words}
                  </th>
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week.week}>
                    <th scope="row">{dayInWords(language, week.monday, now)}</th>
                    <td>{percent(week)}</td>
                    <td>{week.every}</td>
                    <td>{week.other}</td>
                    <td>{week.unfiled}</td>
                    <td className="words">{week.words.map(({ word, titles }) => `${word} (${titles})`).join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </>
      )}
    </>
  )
}

const percent = (week: Week) => (week.every === 0 ? '–' : `${Math.round(week.share * 100)} %`)

const height = 96
const step = 40

/** The table below says the same in figures; the picture is for the eye alone. */
function Chart({ weeks }: { weeks: readonly Week[] }) {
  const { language } = useText()
  const now = useNow()
  const most = Math.max(0.1, ...weeks.map((week) => week.share))
  return (
    <svg
      className="shares"
      aria-hidden
      viewBox={`0 0 ${weeks.length * step} ${height + 36}`}
      style={{ maxWidth: weeks.length * step * 1.6 }}
    >
      {weeks.map((week, i) => {
        const tall = (week.share / most) * height
        return (
          <g key={week.week} transform={`translate(${i * step} 0)`}>
            <rect x={6} y={16 + height - tall} width={step - 12} height={Math.max(tall, 1)} rx={2} />
            <text x={step / 2} y={12 + height - tall}>
              {percent(week)}
            </text>
            {i % 2 === weeks.length % 2 ? null : (
              <text x={step / 2} y={height + 32} className="axis">
                {dayInWords(language, week.monday, now)
                  .split(' ')
                  .map((word) => word.slice(0, 3))
                  .join(' ')}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
