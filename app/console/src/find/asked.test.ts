import { expect, test } from 'vitest'
import type { FoundGroup } from './api'
import { addressOf, asked, looksLikeNumber, toggled, together } from './asked'

const group = (kind: FoundGroup['kind'], refs: string[], next: string | null = null): FoundGroup => ({
  kind,
  items: refs.map((ref) => ({ ref, title: [], text: [], ticket: null })),
  next,
  since: null,
})

test('a link says everything that is asked, and is read back as it was', () => {
  for (const question of [{ words: 'су жоқ & жарық' }, { words: 'яма', kind: 'TICKET', state: 'OPEN' }] as const) {
    expect(asked(new URL(addressOf(question), 'http://x'))).toEqual(question)
    expect(new URL(addressOf(question), 'http://x').search).not.toContain('%D')
  }
  expect(asked({ search: '?kind=NONSENSE&state=x', hash: '# су ' })).toEqual({ words: 'су' })
  expect(asked({ search: '', hash: '#100%' })).toEqual({ words: '100%' })
})

test('the same chip again takes it away; a state is of tickets only', () => {
  const tickets = toggled({ words: 'су' }, { kind: 'TICKET' })
  expect(tickets.kind).toBe('TICKET')
  expect(toggled(tickets, { kind: 'TICKET' })).toEqual({ words: 'су' })
  const open = toggled(tickets, { state: 'OPEN' })
  expect(toggled(open, { kind: 'ISSUE' })).toEqual({ words: 'су', kind: 'ISSUE' })
})

test('pages are one list; groups with nothing are not shown', () => {
  const pages = [
    { groups: [group('TICKET', ['1', '2'], 'more'), group('ISSUE', ['W']), group('ARTICLE', [])] },
    { groups: [group('TICKET', ['3'])] },
  ]
  expect(together(pages).map((each) => [each.kind, each.items.map((item) => item.ref)])).toEqual([
    ['ISSUE', ['W']],
    ['TICKET', ['1', '2', '3']],
  ])
  expect(together(pages)[1]!.next).toBeNull()
  expect(together(pages, 'OPEN').map((each) => each.kind)).toEqual(['TICKET'])
})

test.each([
  ['572 409 3816', true],
  ['№ 5724093816', true],
  ['2026', false], // a year may be a word
  ['Абай 14', false],
  ['су жоқ', false],
])('%s looks like a number: %s', (typed, is) => {
  expect(looksLikeNumber(typed)).toBe(is)
})
