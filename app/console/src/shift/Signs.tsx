import { useSession } from '../api/session'
import { useText } from '../text/Text'
import type { Presence, State } from './api'

/** By shape, by word and by colour. */
export function Urgent() {
  const { t } = useText()
  return (
    <span className="urgent">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
        <path d="M7 0 2 7h3l-1 5 6-7.5H6.5Z" fill="currentColor" />
      </svg>
      {t.work.urgent}
    </span>
  )
}

/** In a row there is little room: an arrow and whom it points at. */
export function OfferedShort({ to }: { to: { login: string; name: string } }) {
  const { t } = useText()
  const mine = to.login === useSession()?.staff.login
  return (
    <span
      className={mine ? 'offered-to mine' : 'offered-to'}
      title={mine ? t.work.offeredToYou : t.work.offeredTo(to.name)}
    >
      <span aria-hidden>→ {mine ? t.work.toYou : to.name}</span>
      <span className="unseen">
        <Offered to={to} />
      </span>
    </span>
  )
}

export function Offered({ to }: { to: { login: string; name: string } }) {
  const { t } = useText()
  const me = useSession()?.staff.login
  return <>{to.login === me ? t.work.offeredToYou : t.work.offeredTo(to.name)}</>
}

const shapes: Record<State, string> = {
  READY: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0ZM5.2 8.6 2.8 6.2l1-1 1.4 1.4L8.4 3.4l1 1Z',
  ON_CALL:
    'M2 1 5 0l1.3 3-1.5 1.2c.6 1.3 1.7 2.4 3 3L9 5.7l3 1.3-1 3c-.2.8-1 1.4-2 1.3C4.5 10.5 1.5 7.5.7 3 .6 2 1.2 1.2 2 1Z',
  WRAP_UP: 'M1 9.2V11h1.8L9 4.8 7.2 3ZM8 2.2 9.8 4l1.4-1.4L9.4.8Z',
  BREAK: 'M2 1h3v10H2zM7 1h3v10H7z',
  TRAINING: 'M6 1 0 4l6 3 6-3ZM2 6.5V9l4 2 4-2V6.5l-4 2Z',
  OFF: 'M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0Zm0 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
}

/** The state's own shape and colour; its word stands beside it. */
export function StateSign({ state }: { state: State }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className={`state-sign ${state}`}>
      <path d={shapes[state]} fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}

export function useStateWords(): (presence: Pick<Presence, 'state' | 'reason'>) => string {
  const { t } = useText()
  return ({ state, reason }) => t.work.state[state] + (reason ? `: ${t.work.reason[reason]}` : '')
}
