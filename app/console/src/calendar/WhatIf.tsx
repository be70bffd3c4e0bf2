import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useText } from '../text/Text'
import { Wide } from '../tables/Wide'
import { spoken } from '../words/number'
import { byWhen } from '../words/time'
import { calendarWords } from './api'

type Schemas = components['schemas']

/** What a change would do to open tickets, were they promised anew: said before it is made. */
export function WhatIf({ id, wanted }: { id: string; wanted: () => Schemas['NewWorkingCalendar'] | undefined }) {
  const { t, language } = useText()
  const w = t.calendar.whatIf
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<Schemas['CalendarWhatIf']>()
  const [failure, setFailure] = useState<unknown>()

  async function ask() {
    const body = wanted()
    if (!body) return
    setAsking(true)
    setFailure(undefined)
    setFound(undefined)
    try {
      setFound(await answer(api.POST('/api/v1/working-calendars/{id}/trials', { params: { path: { id } }, body })))
    } catch (error) {
      setFailure(error)
    }
    setAsking(false)
  }

  const kinds: Record<string, string> = t.deadline.kind
  return (
    <section aria-label={w.title} className="calendar-section">
      <h3>{w.title}</h3>
      <p className="quiet">{w.lead}</p>
      <Button onClick={() => void ask()} loading={asking}>
        {w.ask}
      </Button>
      <div role="status">
        {found && (
          <p>
            {found.later + found.earlier === 0
              ? w.nothing(found.counted)
              : w.sums(found.counted, found.later, found.earlier)}
          </p>
        )}
      </div>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={calendarWords(t, failure)} />}
      {found && found.first.length > 0 && (
        <Wide label={w.title}>
          <table>
            <thead>
              <tr>
                {[w.ticket, w.clock, w.due, w.would].map((each) => (
                  <th scope="col" key={each}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.first.map((one) => (
                <tr key={`${one.number} ${one.clock} ${one.due}`}>
                  <td>
                    <Link to={`/tickets/${one.number}`}>{spoken(one.number)}</Link>
                  </td>
                  <td>{kinds[one.clock] ?? one.clock}</td>
                  <td>{byWhen(language, Date.parse(one.due))}</td>
                  <td>{byWhen(language, Date.parse(one.would))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  )
}
