import type { TicketView } from '../api/client'
import type { components } from '../api/schema'
import type { Language } from '../text/Text'

type Schemas = components['schemas']
export type Suggested = Schemas['SuggestionsAnswer']
export type SuggestedTicket = Schemas['SuggestedTicket']
export type SuggestedEntry = Schemas['SuggestedEntry']
export type Question = Schemas['SuggestionsAsked']

/** What a ticket is about, as it stands in a form that is not saved yet. */
export interface Matter {
  title: string
  issue: string | null
}

/** A new object for each time that somebody chose. */
export interface Picked {
  code: string
}

const longest = 2_000

/** What is asked about a ticket: its resident's words, and what is typed about it now. */
export function question(ticket: TicketView, matter: Matter | undefined, reader: Language): Question {
  const said = ticket.messages
    .filter((each) => each.direction === 'IN')
    .slice(0, 3)
    .map((each) => each.text)
  const title = (matter?.title ?? ticket.title).replace(/…$/, '')
  const text = said[0]?.startsWith(title) ? said.join('\n') : [title, ...said].join('\n')
  return {
    text: text.slice(0, longest),
    address: ticket.place?.address ?? null,
    issue: matter ? matter.issue : (ticket.issue ?? null),
    number: ticket.number,
    language: ticket.language ?? reader,
    reader,
  }
}

export type Use =
  | { of: 'article'; entry: SuggestedEntry }
  | { of: 'issue'; entry: SuggestedEntry }
  | { of: 'ticket'; ticket: SuggestedTicket }

/**
 * In the order in which they are shown; the place is the key. What there is nothing to do with is left out.
 *
 * @param issue of the ticket: it need not be chosen again
 */
export function uses(all: Suggested, issue: string | null | undefined, mayChoose: boolean): Use[] {
  return [
    ...all.articles.map((entry): Use => ({ of: 'article', entry })),
    ...(mayChoose ? all.issues : [])
      .filter((entry) => entry.ref !== issue)
      .map((entry): Use => ({ of: 'issue', entry })),
    ...all.tickets.map((ticket): Use => ({ of: 'ticket', ticket })),
  ].slice(0, 9)
}

/** The language of an answer that its resident would not read in theirs; undefined where it is theirs, or nobody knows. */
export const foreign = (one: Use, resident: Language) =>
  one.of === 'ticket' && one.ticket.language && one.ticket.language !== resident ? one.ticket.language : undefined
