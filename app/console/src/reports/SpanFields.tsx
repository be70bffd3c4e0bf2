import { Input, Segmented } from 'antd'
import { now, useNow } from '../app/clock'
import { useText } from '../text/Text'
import { isRight, lastMonth, thisMonth, thisYear, type Span } from './span'

const spans = { month: thisMonth, before: lastMonth, year: thisYear } as const
type Known = keyof typeof spans

/** Which days a report is about: the usual spans by one press, or any two days. */
export function SpanFields({ span, choose }: { span: Span; choose: (span: Span) => void }) {
  const { t } = useText()
  const r = t.reports
  const clock = useNow()
  const chosen = (Object.keys(spans) as Known[]).find((each) => {
    const { from, until } = spans[each](clock)
    return from === span.from && until === span.until
  })
  return (
    <>
      <Segmented
        aria-label={r.span}
        value={chosen ?? 'own'}
        onChange={(which) => which !== 'own' && choose(spans[which as Known](now()))}
        options={[
          ...(Object.keys(spans) as Known[]).map((each) => ({ value: each, label: r.spans[each] })),
          ...(chosen ? [] : [{ value: 'own', label: r.spans.own }]),
        ]}
      />
      <Input
        type="date"
        aria-label={r.from}
        value={span.from}
        onChange={(event) => choose({ ...span, from: event.target.value })}
      />
      <Input
        type="date"
        aria-label={r.until}
        value={span.until}
        onChange={(event) => choose({ ...span, until: event.target.value })}
      />
    </>
  )
}

export function SpanFault({ span }: { span: Span }) {
  const { t } = useText()
  if (isRight(span)) return null
  return (
    <p className="gate-left" role="alert">
      {t.reports.spanWrong}
    </p>
  )
}
