import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { districtsQuery } from '../api/queries'
import type { components } from '../api/schema'
import { now, useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { instants, isRight, thisMonth, type Span } from './span'
import { SpanFault, SpanFields } from './SpanFields'
import { Wide } from '../tables/Wide'

type Line = components['schemas']['DistrictReportLine']

const columns = ['total', 'closed', 'closedInTime', 'closedLate', 'inProgress', 'overdue'] as const

const districtReportQuery = (span: Span) =>
  queryOptions({
    queryKey: ['district-report', span],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reports/districts', { params: { query: instants(span) }, signal })),
    enabled: isRight(span),
    placeholderData: keepPreviousData,
  })

/** Tickets that came in within a span, by district: how many, and how they stand to what was promised. */
export function DistrictsPage() {
  const { t, language } = useText()
  const r = t.reports
  const clock = useNow()
  const [span, setSpan] = useState<Span>(() => thisMonth(now()))
  const query = useQuery(districtReportQuery(span))
  const districts = useQuery(districtsQuery).data ?? []
  const name = (code: string | null) => districts.find((each) => each.code === code)?.[language] ?? code ?? r.nowhere
  const figures = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru-RU')
  const lines = query.data?.lines ?? []

  function download() {
    if (!query.data) return
    const row = (label: string, { tickets }: Pick<Line, 'tickets'>) => [label, ...columns.map((each) => tickets[each])]
    keepAs(
      `komek-${span.from}-${span.until}.csv`,
      csv([
        [r.district, ...columns.map((each) => r.columns[each])],
        ...lines.map((line) => row(name(line.district), line)),
        row(r.sum, { tickets: query.data.total }),
      ]),
    )
  }

  return (
    <>
      <title>{`${r.districts} · Komek`}</title>
      <p className="quiet">{r.districtsLead}</p>
      <div className="keep-tools report-span">
        <SpanFields span={span} choose={setSpan} />
        <Button onClick={download} disabled={!query.isSuccess || query.isPlaceholderData || lines.length === 0}>
          {r.download}
        </Button>
      </div>
      <SpanFault span={span} />
      {query.isLoading && <Skeleton active />}
      {query.isError && <Failed words={r.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && lines.length === 0 && <p className="empty">{r.empty}</p>}
      {query.data && lines.length > 0 && (
        <>
          <Wide label={r.districts} busy={query.isPlaceholderData}>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{r.district}</th>
                  {columns.map((each) => (
                    <th scope="col" key={each}>
                      {r.columns[each]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.district}>
                    <th scope="row">{name(line.district)}</th>
                    {columns.map((each) => (
                      <td key={each} className={each === 'overdue' && line.tickets.overdue > 0 ? 'late' : undefined}>
                        {figures.format(line.tickets[each])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{r.sum}</th>
                  {columns.map((each) => (
                    <td key={each}>{figures.format(query.data.total[each])}</td>
                  ))}
                </tr>
              </tfoot>
            </table>
          </Wide>
          <p className="quiet">{r.asOf(when(language, Date.parse(query.data.at), clock))}</p>
        </>
      )}
    </>
  )
}
