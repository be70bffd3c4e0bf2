import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useRef, useState } from 'react'
import type { TicketView } from '../api/client'
import { districtsQuery } from '../api/queries'
import { Refusal } from '../api/refusal'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'

/**
 * A form is filled against what its writer saw. As long as nothing that matters to it has changed, the form follows the
 * ticket (one's own taking of it is no conflict). Once the server says it is stale, the newest becomes the base, and
 * what was seen before is kept in `met`, to be told.
 */
export function useStale(ticket: TicketView, whatMatters: (ticket: TicketView) => string) {
  const seen = useRef(ticket)
  const [met, setMet] = useState<TicketView>()
  if (whatMatters(seen.current) === whatMatters(ticket)) seen.current = ticket
  return {
    base: met ? ticket : seen.current,
    met,
    follow(to = ticket) {
      seen.current = to
    },
    meet(error: Error) {
      if (error instanceof Refusal && error.status === 412) setMet((before) => before ?? seen.current)
    },
  }
}

export const whatMattersForRegistering = (ticket: TicketView) => {
  const { status, type, title, district, language, issue, registered } = ticket
  return JSON.stringify([status, type, title, district, language, issue, registered?.answers])
}

/** Not the clock, not deliveries, not colleagues' notes; but a resident who has just written, surely. */
export const whatMattersForClosing = (ticket: TicketView) =>
  JSON.stringify([
    whatMattersForRegistering(ticket),
    ticket.assignee?.login,
    ticket.execution,
    ticket.messages.filter((message) => message.direction === 'IN').length,
  ])

/** Who changed what meanwhile; what was typed is not touched. */
export function StaleNotice({ before, now: current }: { before: TicketView; now: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  const districts = useQuery(districtsQuery).data
  const district = (code: string | null) =>
    code ? (districts?.find((each) => each.code === code)?.[language] ?? code) : t.registration.districtNone
  const executor = ({ execution }: TicketView) => execution && organisationName(language, execution.organisation)
  const issue = ({ registered }: TicketView) => registered?.names[language] ?? t.intake.other
  const last = current.history.at(-1)
  const known = new Set(before.messages.map((message) => message.id))
  const added = current.messages.filter((message) => !known.has(message.id)).length
  const changes = [
    [t.context.status, t.status[before.status], t.status[current.status]],
    [t.registration.type, before.type && t.type[before.type], current.type && t.type[current.type]],
    [t.intake.issue, issue(before), issue(current)],
    [t.registration.name, before.title, current.title],
    [t.registration.district, district(before.district), district(current.district)],
    [t.context.organisation, executor(before), executor(current)],
    [t.context.assignee, before.assignee?.name ?? t.queue.nobody, current.assignee?.name ?? t.queue.nobody],
  ].filter(([, a, b]) => a !== b)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t.stale.title}
      description={
        <>
          {last && <p>{t.stale.by(last.actor?.name ?? t.message.system, when(language, Date.parse(last.at), now))}</p>}
          <ul className="changes">
            {changes.map(([name, a, b]) => (
              <li key={name}>{t.stale.field(name!, a ?? t.registration.none, b ?? t.registration.none)}</li>
            ))}
            {added > 0 && <li>{t.stale.messages(added)}</li>}
          </ul>
          <p>{t.stale.kept}</p>
        </>
      }
    />
  )
}
