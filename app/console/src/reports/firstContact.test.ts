import { expect, test } from 'vitest'
import { percent, shares } from './firstContact'

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
