import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { now, useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { contacts, figuresOf, linesOf, percent, shares, type Contacts, type Figures, type Line } from './firstContact'
import { instants, isRight, thisMonth, type Span } from './span'
import { SpanFault, SpanFields } from './SpanFields'

const sides = ['operators', 'issues', 'channels'] as const
type Side = (typeof sides)[number]
const columns = ['contacts', 'alone', 'consulted', 'cameBack', 'others'] as const

const firstContactQuery = (span: Span) =>
  queryOptions({
    queryKey: ['first-contact-report', span],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reports/first-contact', { params: { query: instants(span) }, signal })),
    enabled: isRight(span),
    placeholderData: keepPreviousData,
  })

/** How much is answered at the first contact, alone and with help, and what came back within seven days. */
export function FirstContactPage() {
  const { t, language } = useText()
  const r = t.reports
  const words = r.firstContact
  const clock = useNow()
  const [span, setSpan] = useState<Span>(() => thisMonth(now()))
  const [side, setSide] = useState<Side>('operators')
  const [which, setWhich] = useState<Contacts>('all')
  const query = useQuery(firstContactQuery(span))
  const figures = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru-RU')
  const lines = query.data?.[side] ?? []
  const shown = linesOf(lines, which)
  const sum = query.data && { figures: query.data.total, withoutConsultations: query.data.withoutConsultations }
  const channels: Record<string, string> = t.channel

  const name = (line: Line) =>
    line.names?.[language] ??
    line.name ??
    (line.key === null ? words.none[side] : side === 'channels' ? (channels[line.key] ?? line.key) : line.key)

  function download() {
    if (!sum) return
    const counted = (of: Figures) => [
      ...columns.map((each) => of[each]),
      percent(of.alone, of.contacts),
      percent(of.alone + of.consulted, of.contacts),
    ]
    const heads = [...columns.map((each) => words.columns[each]), words.rateAlone, words.rate]
    const row = (label: string, of: typeof sum) => [label, ...counted(of.figures), ...counted(of.withoutConsultations)]
    keepAs(
      `komek-${span.from}-${span.until}.csv`,
      csv([
        [words.sides[side], ...heads, ...heads.map((head) => `${head} (${words.without})`)],
        ...lines.map((line) => row(name(line), line)),
        row(r.sum, sum),
      ]),
    )
  }

  return (
    <>
      <title>{`${words.title} · Komek`}</title>
      <p className="quiet">{words.lead}</p>
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
      {query.data && sum && lines.length > 0 && (
        <>
          <Segmented
            className="first-contact-counted"
            aria-label={words.counted}
            value={which}
            onChange={setWhich}
            options={contacts.map((each) => ({ value: each, label: words.contacts[each] }))}
          />
          <Whole total={figuresOf(sum, which)} />
          <Segmented
            aria-label={words.by}
            value={side}
            onChange={setSide}
            options={sides.map((each) => ({ value: each, label: words.sides[each] }))}
          />
          <Wide label={words.title} busy={query.isPlaceholderData}>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{words.sides[side]}</th>
                  <th scope="col">{words.rate}</th>
                  {columns.map((each) => (
                    <th scope="col" key={each}>
                      {words.columns[each]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((line) => (
                  <Row key={line.key} name={name(line)} of={figuresOf(line, which)} format={figures} />
                ))}
              </tbody>
              <tfoot>
                <Row name={r.sum} of={figuresOf(sum, which)} format={figures} />
              </tfoot>
            </table>
          </Wide>
          <p className="quiet">
            {words.asOf(when(language, Date.parse(query.data.at), clock), figuresOf(sum, which).fresh)}
          </p>
        </>
      )}
    </>
  )
}

/** The sum as a bar; the figures beside it say the same. */
function Whole({ total }: { total: Figures }) {
  const { t } = useText()
  const words = t.reports.firstContact
  return (
    <div className="first-contact">
      <p className="first-contact-rate">
        <b>{percent(total.alone + total.consulted, total.contacts)}</b> {words.answered}
        <span className="quiet"> · {words.ofThem(percent(total.alone, total.contacts))}</span>
      </p>
      <div className="first-contact-bar" aria-hidden>
        {shares(total).map(
          ({ part, share }) => share > 0 && <i key={part} className={part} style={{ width: `${share}%` }} />,
        )}
      </div>
      <ul className="first-contact-legend">
        {shares(total).map(({ part }) => (
          <li key={part}>
            <i className={part} aria-hidden /> {words.columns[part]}: {percent(total[part], total.contacts)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({ name, of, format }: { name: string; of: Figures; format: Intl.NumberFormat }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{percent(of.alone + of.consulted, of.contacts)}</td>
      {columns.map((each) => (
        <td key={each} className={each === 'cameBack' && of.cameBack > 0 ? 'late' : undefined}>
          {format.format(of[each])}
        </td>
      ))}
    </tr>
  )
}
