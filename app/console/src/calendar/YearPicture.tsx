import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { days as weekdays } from '../keep/week'
import { useText } from '../text/Text'
import { dayInWords, todayInCity } from '../words/time'
import { yearQuery, type CalendarDay } from './api'
import { plusDays, plusMonths, weekdayOf, weeksOf } from './months'
import './calendar.css'

/** A sign for each reason: nobody has to tell them by colour. */
const signs: Record<CalendarDay['reason'], string> = {
  ORDINARY: '',
  WEEKLY_DAY_OFF: '',
  HOLIDAY: '★',
  DAY_OFF: '☆',
  MOVED: '→',
  EXTRA: '+',
  WORKED_INSTEAD: '✓',
  OWN_HOURS: '~',
  OWN_CLOSED: '×',
}

const steps: Record<string, (date: string) => string> = {
  ArrowLeft: (date) => plusDays(date, -1),
  ArrowRight: (date) => plusDays(date, 1),
  ArrowUp: (date) => plusDays(date, -7),
  ArrowDown: (date) => plusDays(date, 7),
  PageUp: (date) => plusMonths(date, -1),
  PageDown: (date) => plusMonths(date, 1),
}

/** Which days of a year are worked, and of the chosen one why. */
export function YearPicture({ id, version }: { id: string; version: number | undefined }) {
  const { t, language } = useText()
  const c = t.calendar
  const now = useNow()
  const [date, setDate] = useState(todayInCity(now))
  const year = Number(date.slice(0, 4))
  const query = useQuery(yearQuery(id, year, version))
  const table = useRef<HTMLDivElement>(null)
  const byKey = useRef(false)
  const known = new Map(query.data?.days.map((day) => [day.date, day]))
  const chosen = known.get(date)

  useEffect(() => {
    if (!byKey.current || !chosen) return
    byKey.current = false
    table.current?.querySelector<HTMLButtonElement>(`[data-date="${date}"]`)?.focus()
  }, [date, chosen])

  function step(event: KeyboardEvent) {
    const next = steps[event.key]
    if (!next) return
    event.preventDefault()
    byKey.current = true
    setDate(next(date))
  }

  return (
    <>
      <div className="calendar-year">
        <Button icon={<LeftOutlined />} aria-label={c.previous} onClick={() => setDate(plusMonths(date, -12))} />
        <strong>{year}</strong>
        <Button icon={<RightOutlined />} aria-label={c.next} onClick={() => setDate(plusMonths(date, 12))} />
      </div>
      <p className="calendar-chosen" role="status">
        {chosen ? (
          <>
            <strong>
              {dayInWords(language, date, now)}, {t.rooms.calendars.days[weekdays[weekdayOf(date)]!].toLowerCase()}
            </strong>{' '}
            {chosen.why[language]} · <span className="number">{hours(chosen) || c.closed}</span>
          </>
        ) : (
          c.choose
        )}
      </p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={c.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && (
        <>
          <p className="quiet">{c.choose}</p>
          <div className="calendar-months" ref={table} onKeyDown={step}>
            {c.months.map((name, month) => (
              <table key={name} aria-label={`${name} ${year}`}>
                <caption>{name}</caption>
                <thead>
                  <tr>
                    {weekdays.map((day) => (
                      <th key={day} scope="col" abbr={t.rooms.calendars.days[day]}>
                        {t.rooms.calendars.short[day]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {weeksOf(year, month).map((week, i) => (
                    <tr key={i}>
                      {week.map((each, weekday) => (
                        <td key={weekday}>
                          {each && (
                            <DayButton
                              day={known.get(each)}
                              date={each}
                              chosen={each === date}
                              label={`${dayInWords(language, each, now)}: ${known.get(each)?.why[language] ?? ''}`}
                              choose={() => setDate(each)}
                            />
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            ))}
          </div>
          <Legend />
        </>
      )}
    </>
  )
}

function hours(day: CalendarDay) {
  return day.spans.map(({ from, to }) => `${from}–${to === '00:00' ? '24:00' : to}`).join(', ')
}

interface DayProps {
  day: CalendarDay | undefined
  date: string
  chosen: boolean
  label: string
  choose: () => void
}

/** One stop for the Tab key in the whole year: the chosen day. */
function DayButton({ day, date, chosen, label, choose }: DayProps) {
  return (
    <button
      type="button"
      data-date={date}
      className={`calendar-date ${day?.worked ? 'worked' : 'off'} ${day && signs[day.reason] ? 'special' : ''}`}
      aria-label={label}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      onClick={choose}
    >
      {Number(date.slice(8))}
      <span aria-hidden>{day && signs[day.reason]}</span>
    </button>
  )
}

function Legend() {
  const { t } = useText()
  const c = t.calendar
  return (
    <section aria-label={c.legend}>
      <ul className="calendar-legend">
        {(Object.keys(signs) as CalendarDay['reason'][]).map((reason) => (
          <li key={reason}>
            <span
              aria-hidden
              className={`calendar-date ${['ORDINARY', 'WORKED_INSTEAD', 'OWN_HOURS'].includes(reason) ? 'worked' : 'off'} ${signs[reason] ? 'special' : ''}`}
            >
              1<span>{signs[reason]}</span>
            </span>
            {c.reasons[reason]}
          </li>
        ))}
      </ul>
    </section>
  )
}
