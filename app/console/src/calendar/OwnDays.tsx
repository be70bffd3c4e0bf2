import { CloseOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useText } from '../text/Text'
import type { OwnDay } from './api'

const languages = ['kk', 'ru', 'en'] as const

/** Whether each says when, what and why: else the server would refuse it. */
export const complete = (own: readonly OwnDay[]) =>
  own.every(
    ({ date, spans, reason }) =>
      date && spans.every(({ from, to }) => from && to) && languages.every((each) => reason[each].trim()),
  )

/** Dates on which one calendar does otherwise than its week and its holidays say. */
export function OwnDays({
  own,
  keeps,
  change,
}: {
  own: readonly OwnDay[]
  keeps: boolean
  change: (own: OwnDay[]) => void
}) {
  const { t } = useText()
  const c = t.calendar
  const set = (at: number, next: Partial<OwnDay>) =>
    change(own.map((each, i) => (i === at ? { ...each, ...next } : each)))
  return (
    <section aria-label={c.own}>
      <h3>{c.own}</h3>
      <p className="quiet">{c.ownHint}</p>
      {own.map((day, i) => (
        <fieldset key={i} className="calendar-own">
          <legend className="unseen">{day.date || c.own}</legend>
          <div className="calendar-hours">
            <Input
              type="date"
              aria-label={c.date}
              value={day.date}
              onChange={(event) => set(i, { date: event.target.value })}
            />
            <Checkbox
              checked={day.spans.length === 0}
              onChange={(event) => set(i, { spans: event.target.checked ? [] : [{ from: '09:00', to: '15:00' }] })}
            >
              {c.ownClosed}
            </Checkbox>
            {day.spans.map((span, n) => (
              <span key={n} className="calendar-hours">
                {(['from', 'to'] as const).map((end) => (
                  <Input
                    key={end}
                    type="time"
                    aria-label={c[end]}
                    value={span[end]}
                    onChange={(event) =>
                      set(i, {
                        spans: day.spans.map((each, m) => (m === n ? { ...each, [end]: event.target.value } : each)),
                      })
                    }
                  />
                ))}
              </span>
            ))}
            {keeps && (
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={`${c.ownRemove}: ${day.date}`}
                onClick={() => change(own.filter((_, m) => m !== i))}
              />
            )}
          </div>
          {languages.map((each) => (
            <Input
              key={each}
              lang={each}
              placeholder={c.reason[each]}
              aria-label={c.reason[each]}
              value={day.reason[each]}
              onChange={(event) => set(i, { reason: { ...day.reason, [each]: event.target.value } })}
            />
          ))}
        </fieldset>
      ))}
      {keeps && (
        <Button
          size="small"
          onClick={() => change([...own, { date: '', spans: [], reason: { kk: '', ru: '', en: '' } }])}
        >
          {c.ownAdd}
        </Button>
      )}
    </section>
  )
}
