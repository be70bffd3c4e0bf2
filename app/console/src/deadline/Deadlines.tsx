import { useQuery } from '@tanstack/react-query'
import { Button, Collapse } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { byWhen, when } from '../words/time'
import { clocksQuery, type Clock } from './api'
import { Decision } from './Decision'
import './deadline.css'

type Asked = { clock: Clock; what: 'extend' | 'stop' | 'go' }

/** What is promised on a ticket, until when and why; what is over stands folded below. */
export function Deadlines({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const d = t.deadline
  const { data: clocks, isError } = useQuery(clocksQuery(ticket, language))
  const inspects = useSession()!.staff.permissions.includes('inspect-tickets')
  const [asked, setAsked] = useState<Asked>()
  if (isError && !clocks) return <p role="alert">{d.failed}</p>
  if (!clocks || clocks.length === 0) return null
  const running = clocks.filter((clock) => clock.stoppedAt === null)
  const over = clocks.filter((clock) => clock.stoppedAt !== null)
  const decides = (act: TicketView['allowed'][number]) => inspects && ticket.allowed.includes(act)
  return (
    <section aria-label={d.title}>
      <h2>{d.title}</h2>
      {ticket.brokenAt && (
        <p className="wrong">
          <span aria-hidden>⚠ </span>
          {d.broken(byWhen(language, Date.parse(ticket.brokenAt)))}
        </p>
      )}
      <ul className="deadlines">
        {running.map((clock) => (
          <li key={clock.kind}>
            <Line clock={clock} />
            {decides('EXTEND') && isExtendable(clock) && (
              <Button size="small" onClick={() => setAsked({ clock, what: 'extend' })}>
                {d.extend.act}
              </Button>
            )}
            {clock.kind === 'RESOLUTION' && decides('AWAIT_FUNDS') && clock.pausedFor !== 'WAITING_FOR_RESIDENT' && (
              <Button
                size="small"
                onClick={() => setAsked({ clock, what: clock.pausedFor === 'WAITING_FOR_FUNDS' ? 'go' : 'stop' })}
              >
                {clock.pausedFor === 'WAITING_FOR_FUNDS' ? d.funds.go : d.funds.stop}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {over.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'over',
              label: `${d.over}: ${over.length}`,
              children: (
                <ul className="deadlines">
                  {over.map((clock) => (
                    <li key={`${clock.kind} ${clock.start}`}>
                      <Line clock={clock} />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
      {asked && <Decision ticket={ticket} {...asked} onClose={() => setAsked(undefined)} language={language} />}
    </section>
  )
}

const isExtendable = (clock: Clock) =>
  (clock.kind === 'RESOLUTION' || clock.kind === 'STATUTORY') && clock.extension === null

function Line({ clock }: { clock: Clock }) {
  const { t, language } = useText()
  const d = t.deadline
  const now = useNow()
  const late = clock.state === 'LATE' || clock.state === 'BREACHED'
  return (
    <>
      <div>
        <b>{d.kind[clock.kind]}</b>: {byWhen(language, Date.parse(clock.due))}
        <span className={late ? 'wrong' : 'quiet'}>
          {' '}
          · {late && <span aria-hidden>⚠ </span>}
          {d.state[clock.state]}
          {clock.pausedFor && `, ${d.pausedFor[clock.pausedFor]}`}
        </span>
      </div>
      <div className="quiet">{clock.explanation ?? d.named}</div>
      {clock.pauses.length > 0 && (
        <details className="quiet">
          <summary>{d.pauses(clock.pauses.length)}</summary>
          <ul>
            {clock.pauses.map(({ from, to, why }) => (
              <li key={from}>
                {d.pausedFor[why]}: {when(language, Date.parse(from), now)}
                {to && ` – ${when(language, Date.parse(to), now)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {clock.kind === 'RESOLUTION' && clock.said && <div className="quiet">{d.said(clock.said)}</div>}
      {clock.extension && (
        <div className="quiet">
          {d.extended(clock.extension.by, byWhen(language, Date.parse(clock.extension.before)), clock.extension.reason)}
        </div>
      )}
    </>
  )
}
