import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { now } from '../app/clock'
import { Failed } from '../app/Failed'
import { instants, isRight, thisMonth, type Span } from '../reports/span'
import { SpanFault, SpanFields } from '../reports/SpanFields'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import type { CallHour } from './api'
import { answeredShare, minutes, sumOf, type Sum } from './figures'

const counts = ['offered', 'answered', 'abandoned', 'abandonedShort', 'callBacks', 'messages'] as const

const callReportQuery = (span: Span) =>
  queryOptions({
    queryKey: ['call-report', span],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/report', { params: { query: instants(span) }, signal })),
    enabled: isRight(span),
    placeholderData: keepPreviousData,
  })

/** How the telephone went, hour by hour. */
export function CallReportPage() {
  const { t } = useText()
  const words = t.calls.report
  const [span, setSpan] = useState<Span>(() => thisMonth(now()))
  const query = useQuery(callReportQuery(span))
  const hours = query.data?.hours ?? []
  const heads = [
    ...counts.map((each) => words.columns[each]),
    words.share,
    words.wait,
    words.longest,
    words.talk,
    words.hold,
    words.wrapUp,
  ]
  const name = (hour: CallHour) => `${hour.hour.slice(0, 10)} ${hour.hour.slice(11, 16)}`
  const spokenIn = (hour: CallHour) => (hour.language ? t.language[hour.language] : '–')

  function download() {
    keepAs(
      `komek-calls-${span.from}-${span.until}.csv`,
      csv([
        [words.hour, words.language, ...heads],
        ...hours.map((hour) => [name(hour), spokenIn(hour), ...cells(hour)]),
        [t.reports.sum, '', ...cells(sumOf(hours))],
      ]),
    )
  }

  return (
    <>
      <title>{`${words.title} · Komek`}</title>
      <p className="quiet">{words.lead}</p>
      <div className="keep-tools report-span">
        <SpanFields span={span} choose={setSpan} />
        <Button onClick={download} disabled={!query.isSuccess || query.isPlaceholderData || hours.length === 0}>
          {t.reports.download}
        </Button>
      </div>
      <SpanFault span={span} />
      {query.isLoading && <Skeleton active />}
      {query.isError && <Failed words={t.reports.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && hours.length === 0 && <p className="empty">{t.reports.empty}</p>}
      {hours.length > 0 && (
        <Wide label={words.title} busy={query.isPlaceholderData}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.hour}</th>
                <th scope="col">{words.language}</th>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {hours.map((hour) => (
                <tr key={`${hour.hour} ${hour.language}`}>
                  <th scope="row">{name(hour)}</th>
                  <td>{spokenIn(hour)}</td>
                  <Cells of={hour} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.reports.sum}</th>
                <td />
                <Cells of={sumOf(hours)} />
              </tr>
            </tfoot>
          </table>
        </Wide>
      )}
    </>
  )
}

function cells(of: Sum): (string | number)[] {
  return [
    ...counts.map((each) => of[each]),
    answeredShare(of),
    minutes(of.waitSeconds, of.offered),
    minutes(of.longestWaitSeconds),
    minutes(of.talkSeconds, of.answered),
    minutes(of.holdSeconds, of.answered),
    minutes(of.wrapUpSeconds, of.answered),
  ]
}

function Cells({ of }: { of: Sum }) {
  return cells(of).map((cell, i) => <td key={i}>{cell}</td>)
}
