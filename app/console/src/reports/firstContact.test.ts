import { expect, test } from 'vitest'
import { linesOf, percent, shares, type Line } from './firstContact'

test.each([
  [86, 100, '86 %'],
  [859, 1000, '85 %'], // 85.9 is not 86
  [0, 0, '–'],
  [3, 3, '100 %'],
])('%d of %d is %s', (part, whole, said) => {
  expect(percent(part, whole)).toBe(said)
})

test('the parts fill the whole', () => {
  const of = { contacts: 8, alone: 3, consulted: 1, cameBack: 1, others: 3, fresh: 2 }
  expect(shares(of).map(({ share }) => share)).toEqual([37.5, 12.5, 12.5, 37.5])
  expect(shares({ ...of, contacts: 0 }).map(({ share }) => share)).toEqual([0, 0, 0, 0])
})

test('without consultations lines have their own figures, and those with nothing else are left out', () => {
  const of = (contacts: number) => ({ contacts, alone: 0, consulted: 0, cameBack: 0, others: contacts, fresh: 0 })
  const line = (key: string, all: number, without: number): Line => ({
    key,
    name: null,
    names: null,
    figures: of(all),
    withoutConsultations: of(without),
  })
  const lines = [line('aigul', 9, 1), line('bolat', 5, 4), line('saule', 2, 0)]
  expect(linesOf(lines, 'all').map((each) => each.key)).toEqual(['aigul', 'bolat', 'saule'])
  expect(linesOf(lines, 'withoutConsultations').map((each) => each.key)).toEqual(['bolat', 'aigul'])
})
