import { useNow } from '../app/clock'
import type { TicketRow } from '../api/client'
import { useText } from '../text/Text'
import { span, spanInWords, urgency } from '../words/time'

/** What is left of the promise: by word, by shape and, only when it matters, by colour. */
export function Remaining({ ticket, long = false }: { ticket: TicketRow; long?: boolean }) {
  const { t, language } = useText()
  const now = useNow()
  if (ticket.status === 'CLOSED') {
    return <span className="remaining">{ticket.outcome ? t.outcome[ticket.outcome] : t.status.CLOSED}</span>
  }
  if (ticket.status === 'MERGED') return <span className="remaining">{t.status.MERGED}</span>
  const due = Date.parse(ticket.dueAt)
  if (ticket.pausedAt) return <Paused left={due - Date.parse(ticket.pausedAt)} long={long} />
  const state = urgency(now, Date.parse(ticket.receivedAt), due)
  const words = spanInWords(language, due - now)
  const aloud = state === 'breached' ? t.time.over(words) : t.time.left(words)
  // "−< 1" would be a riddle: a breach counts from its first minute.
  const short = span(language, state === 'breached' ? Math.min(due - now, -60_000) : due - now)
  const seen = long
    ? state === 'breached'
      ? t.time.over(short)
      : t.time.left(short)
    : state === 'breached'
      ? t.time.overShort(short)
      : short
  return (
    <span className={`remaining ${state}`} title={long ? undefined : aloud}>
      {state !== 'fine' && <Shape breached={state === 'breached'} />}
      <span aria-hidden>{seen}</span>
      <span className="unseen">{aloud}</span>
    </span>
  )
}

/** The clock stands while we wait for the resident: neither late nor at risk. */
function Paused({ left, long }: { left: number; long: boolean }) {
  const { t, language } = useText()
  const say = left < 0 ? t.time.pausedOver : t.time.paused
  return (
    <span className="remaining fine quiet" title={long ? undefined : say(spanInWords(language, left))}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className="shape">
        <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />
      </svg>
      <span aria-hidden>{long ? say(span(language, left)) : span(language, left)}</span>
      <span className="unseen">{say(spanInWords(language, left))}</span>
    </span>
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
