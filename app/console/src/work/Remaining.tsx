import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useNow } from '../app/clock'
import type { TicketRow } from '../api/client'
import { leftOf } from '../deadline/left'
import { useHours } from '../deadline/working'
import { useText } from '../text/Text'

/** What is left of the promise: by word, by shape and, only when it matters, by colour; on hover and focus, why. */
export function Remaining({ ticket, long = false }: { ticket: TicketRow; long?: boolean }) {
  const { t, language } = useText()
  const now = useNow()
  const over = ticket.status === 'CLOSED' || ticket.status === 'MERGED'
  const hours = useHours(over ? null : ticket.dueIn)
  if (ticket.status === 'CLOSED') {
    return <span className="remaining">{ticket.outcome ? t.outcome[ticket.outcome] : t.status.CLOSED}</span>
  }
  if (ticket.status === 'MERGED') return <span className="remaining">{t.status.MERGED}</span>
  const promised = { receivedAt: Date.parse(ticket.receivedAt), dueAt: Date.parse(ticket.dueAt) }
  if (ticket.pausedAt) {
    const { time, short, words, why } = leftOf(language, { ...promised, at: Date.parse(ticket.pausedAt) }, hours)
    const say = time < 0 ? t.time.pausedOver : t.time.paused
    // The clock stands: neither late nor at risk.
    return (
      <Why why={`${say(words)}. ${why}`} long={long} state="fine quiet">
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className="shape">
          <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />
        </svg>
        <span aria-hidden>{long ? say(short) : short}</span>
        <span className="unseen">{say(words)}</span>
      </Why>
    )
  }
  const { state, short, words, why } = leftOf(language, { ...promised, at: now }, hours)
  const late = state === 'breached'
  const say = late ? t.time.over : t.time.left
  return (
    <Why why={why} long={long} state={state}>
      {state !== 'fine' && <Shape breached={late} />}
      <span aria-hidden>{long ? say(short) : late ? t.time.overShort(short) : short}</span>
      <span className="unseen">{say(words)}</span>
    </Why>
  )
}

/** In a list the row is what is focused; by itself it can be reached by the keys. */
function Why({ why, long, state, children }: { why: string; long: boolean; state: string; children: ReactNode }) {
  return (
    <Tooltip title={why} trigger={['hover', 'focus']} mouseEnterDelay={0.4}>
      <span className={`remaining ${state}`} tabIndex={long ? 0 : undefined}>
        {children}
      </span>
    </Tooltip>
  )
}

function Shape({ breached }: { breached: boolean }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className="shape">
      {breached ? (
        <path d="M6 0 12 6 6 12 0 6ZM5.3 3v3.6h1.4V3Zm0 4.6V9h1.4V7.6Z" fill="currentColor" fillRule="evenodd" />
      ) : (
        <path d="M6 1 11.5 11H.5Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      )}
    </svg>
  )
}
