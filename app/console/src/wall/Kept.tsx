import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { answer, api } from '../api/client'
import { now, useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { instants, plusDays } from '../reports/span'
import { useText } from '../text/Text'
import { todayInCity } from '../words/time'

const four = ['closedInTime', 'closedLate', 'inProgress', 'overdue'] as const
const days = 30

/** The report's figures of what came lately: asked for once a minute, not with the board, for they are counted. */
const keptQuery = (today: string) =>
  queryOptions({
    queryKey: ['district-report', 'lately', today],
    queryFn: ({ signal }) => {
      const query = instants({ from: plusDays(today, 1 - days), until: today })
      return answer(api.GET('/api/v1/reports/districts', { params: { query }, signal }))
    },
    select: ({ total }) => total,
    refetchInterval: 60_000,
    staleTime: 60_000,
  })

/** Whether what was promised is kept: each ticket is in one of the four. */
export function Kept() {
  const { t, language } = useText()
  useNow()
  const query = useQuery(keptQuery(todayInCity(now())))
  const figures = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru-RU')
  return (
    <section aria-labelledby="wall-kept">
      <h2 id="wall-kept">{t.work.wall.kept(days)}</h2>
      {query.isError && !query.data && (
        <Failed words={t.reports.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      <dl className="wall-kept">
        {four.map((each) => (
          <div key={each}>
            <dt>{t.reports.columns[each]}</dt>
            <dd className={each === 'overdue' && (query.data?.overdue ?? 0) > 0 ? 'bad' : undefined}>
              {query.data ? figures.format(query.data[each]) : '…'}
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/reports/districts">{t.reports.districts}</Link>
    </section>
  )
}
