import { expect, test } from 'vitest'
import type { TicketView } from '../api/client'
import { foreign, question, uses, type Suggested } from './asked'

const ticket = {
  number: '5724093816',
  title: 'Су жоқ, Абай көшесі…',
  language: 'ru',
  issue: null,
  place: { address: 'Абай 14' },
  messages: [
    { direction: 'IN', text: 'Су жоқ, Абай көшесі 14' },
    { direction: 'NOTE', text: 'ішкі жазба' },
  ],
} as unknown as TicketView

const entry = (ref: string) => ({ ref, title: ref, text: '', words: [] })
const all: Suggested = {
  articles: [entry('A1')],
  issues: [entry('WATER'), entry('HEAT')],
  tickets: [
    { number: '1', title: '', outcome: null, receivedAt: '', issue: null, address: null, answer: '', language: null, reasons: [], words: [] }, // prettier-ignore
  ],
}

test('a ticket is asked about by its resident’s words, not by notes, and once', () => {
  const asked = question(ticket, undefined, 'kk')
  expect(asked.text).toBe('Су жоқ, Абай көшесі 14')
  expect(asked).toMatchObject({ language: 'ru', reader: 'kk', address: 'Абай 14', number: '5724093816' })
})

test('what is typed about it counts, with the issue that is chosen', () => {
  const asked = question(ticket, { title: 'Құбыр жарылды', issue: 'WATER' }, 'kk')
  expect(asked.text).toBe('Құбыр жарылды\nСу жоқ, Абай көшесі 14')
  expect(asked.issue).toBe('WATER')
})

test('the place of a suggestion is its key; the issue it has need not be chosen again', () => {
  expect(uses(all, 'WATER', true).map((each) => each.of)).toEqual(['article', 'issue', 'ticket'])
  expect(uses(all, null, false).map((each) => each.of)).toEqual(['article', 'ticket'])
})

test('an answer that is not in the resident’s language is marked with its own', () => {
  const answered = (language: 'kk' | 'ru' | null) => ({
    of: 'ticket' as const,
    ticket: { ...all.tickets[0]!, language },
  })
  expect(foreign(answered('ru'), 'kk')).toBe('ru')
  expect(foreign(answered('kk'), 'kk')).toBeUndefined()
  expect(foreign(answered(null), 'kk')).toBeUndefined()
})
