import { expect, test } from 'vitest'
import type { RelatedTicket, TicketView } from '../api/client'
import { languagesConcerned, openParts } from './incident'

const one = (relation: string, status: string, language: string | null) =>
  ({ relation, ticket: { status, language } }) as RelatedTicket

test('an incident closes with its open parts only, and speaks to each in their language', () => {
  const related = [
    one('CHILD', 'REGISTERED', 'ru'),
    one('CHILD', 'CLOSED', 'en'),
    one('CHILD', 'MERGED', 'en'),
    one('SAME_PLACE', 'REGISTERED', 'en'),
  ]
  const parts = openParts(related)
  expect(parts).toEqual([related[0]])
  expect(languagesConcerned({ language: null } as TicketView, parts, false)).toEqual(['kk', 'ru'])
  expect(languagesConcerned({ language: null } as TicketView, parts, true)).toEqual(['kk', 'ru', 'en'])
})
