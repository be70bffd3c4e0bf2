import type { RelatedTicket, TicketView } from '../api/client'
import type { Language } from '../text/Text'

/** The parts of an incident that close with it. */
export const openParts = (related: readonly RelatedTicket[]) =>
  related.filter(
    ({ relation, ticket }) => relation === 'CHILD' && ticket.status !== 'CLOSED' && ticket.status !== 'MERGED',
  )

/** Every language that somebody concerned writes in; who has not said is told in Kazakh. */
export function languagesConcerned(
  incident: TicketView,
  parts: readonly RelatedTicket[],
  /** There are parts that are not listed: they may write in any language. */
  more: boolean,
): Language[] {
  if (more) return ['kk', 'ru', 'en']
  return spokenBy([incident, ...parts.map(({ ticket }) => ticket)])
}

/** Who has not said is told in Kazakh. */
export function spokenBy(tickets: readonly { language: Language | null }[]): Language[] {
  const spoken = new Set(tickets.map((each) => each.language ?? 'kk'))
  return (['kk', 'ru', 'en'] as const).filter((each) => spoken.has(each))
}
