import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { now, useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { plusDays } from '../reports/span'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { clockOf, dayInWords, todayInCity } from '../words/time'
import { attendanceQuery, doings, hours, onShift, spent, wrongSpan, type AttendanceDay } from './attendance'
import './wall.css'

/** Who was there on which day, what their time went into, and what they did in it. */
export function AttendancePage() {
  const { t, language } = useText()
  const words = t.work.attendance
  const clock = useNow()
  const [from, setFrom] = useState(() => todayInCity(now()))
  const [until, setUntil] = useState(() => todayInCity(now()))
  const wrong = wrongSpan(from, until)
  const query = useQuery({
    ...attendanceQuery(from, plusDays(until, 1)),
    enabled: !wrong,
    placeholderData: keepPreviousData,
  })
  const days = query.data?.days ?? []
  const used = doings.filter((each) => days.some((day) => spent(day, each) > 0))
  const doing = (each: (typeof doings)[number]) =>
    each === 'READY' || each === 'ON_CALL' || each === 'WRAP_UP' || each === 'TRAINING'
      ? t.work.state[each]
      : each === 'VANISHED'
        ? words.vanished
        : `${words.break}: ${t.work.reason[each]}`
  const shifts = (day: AttendanceDay) =>
    day.shifts.map((each) => `${clockOf(Date.parse(each.from))}–${clockOf(Date.parse(each.until))}`).join(', ')

  function download() {
    keepAs(
      `komek-working-time-${from}-${until}.csv`,
      csv([
        [
          words.day,
          words.person,
          t.login.login,
          words.shifts,
          words.total,
          ...doings.map(doing),
          words.taken,
          words.closed,
        ],
        ...days.map((day) => [
          day.day,
          day.name,
          day.login,
          shifts(day),
          hours(onShift(day)),
          ...doings.map((each) => hours(spent(day, each))),
          day.taken,
          day.closed,
        ]),
      ]),
    )
  }

  return (
    <div className="wall attendance">
      <title>{`${words.title} · Komek`}</title>
      <header className="wall-head">
        <h1>{words.title}</h1>
        <Link to="/wall">{t.work.wall.title}</Link>
      </header>
      <p className="quiet">{words.lead}</p>
      <div className="attendance-span">
        <label>
          {words.from} <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {words.until} <Input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        </label>
        <Button onClick={download} disabled={!query.isSuccess || query.isPlaceholderData || days.length === 0}>
          {words.download}
        </Button>
      </div>
      {wrong && (
        <p className="bad" role="alert">
          {words.wrong[wrong]}
        </p>
      )}
      {query.isLoading && <Skeleton active />}
      {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && days.length === 0 && <p className="empty">{words.none}</p>}
      {days.length > 0 && (
        <Wide label={words.title} busy={query.isPlaceholderData}>
          <table className="wall-people">
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.shifts}</th>
                <th scope="col" className="figure">
                  {words.total}
                </th>
                {used.map((each) => (
                  <th scope="col" className="figure" key={each}>
                    {doing(each)}
                  </th>
                ))}
                <th scope="col" className="figure">
                  {words.taken}
                </th>
                <th scope="col" className="figure">
                  {words.closed}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={`${day.day} ${day.login}`}>
                  <td>{dayInWords(language, day.day, clock)}</td>
                  <th scope="row">{day.name}</th>
                  <td>{shifts(day) || <span className="quiet">{words.noShift}</span>}</td>
                  <td className="figure">{hours(onShift(day))}</td>
                  {used.map((each) => (
                    <td className="figure" key={each}>
                      {spent(day, each) > 0 ? hours(spent(day, each)) : <span className="quiet">—</span>}
                    </td>
                  ))}
                  <td className="figure">{day.taken}</td>
                  <td className="figure">{day.closed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </div>
  )
}
