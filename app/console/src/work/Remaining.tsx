import { Tooltip } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useNow } from '../app/clock'
import type { TicketRow } from '../api/client'
import { leftOf } from '../deadline/left'
import { useHours } from '../deadline/working'
import { useText } from '../text/Text'
import type { Reason } from './reason'

interface Props {
  ticket: TicketRow
  long?: boolean
  /** Of the row that it stands in; by itself it can be reached by the keys. */
  reason?: Reason
}

/** What is left of the promise: by word, by shape and, only when it matters, by colour; on hover and focus, why. */
export function Remaining({ ticket, long = false, reason }: Props) {
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
      <Why why={`${say(words)}. ${why}`} reason={reason} state="fine quiet">
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
    <Why why={why} reason={reason} state={state}>
      {state !== 'fine' && <Shape breached={late} />}
      <span aria-hidden>{long ? say(short) : late ? t.time.overShort(short) : short}</span>
      <span className="unseen">{say(words)}</span>
    </Why>
  )
}

function Why({ why, reason, state, children }: { why: string; reason?: Reason; state: string; children: ReactNode }) {
  const [pointedAt, pointAt] = useState(false)
  useEffect(() => {
    if (!pointedAt) return
    // Put away without moving the pointer, and nothing else ends with it.
    const away = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      pointAt(false)
    }
    document.addEventListener('keydown', away, true)
    return () => document.removeEventListener('keydown', away, true)
  }, [pointedAt])
  return (
    <>
      <Tooltip
        title={why}
        trigger={reason ? 'hover' : ['hover', 'focus']}
        mouseEnterDelay={0.4}
        open={pointedAt || (reason?.shown ?? false)}
        onOpenChange={pointAt}
      >
        <span className={`remaining ${state}`} tabIndex={reason ? undefined : 0}>
          {children}
        </span>
      </Tooltip>
      {reason && (
        <span id={reason.id} hidden>
          {why}
        </span>
      )}
    </>
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
