import { expect, test } from 'vitest'
import { instants, isRight, lastMonth, thisMonth, thisYear } from './span'

const newYear = Date.parse('2026-12-31T20:00:00Z') // already 2027 in the city

test('months and years are the city’s, not the reader’s', () => {
  expect(thisMonth(newYear)).toEqual({ from: '2027-01-01', until: '2027-01-01' })
  expect(lastMonth(newYear)).toEqual({ from: '2026-12-01', until: '2026-12-31' })
  expect(thisYear(newYear)).toEqual({ from: '2027-01-01', until: '2027-01-01' })
})

test('the last day counts whole', () => {
  expect(instants({ from: '2026-11-01', until: '2026-11-30' })).toEqual({
    from: '2026-10-31T19:00:00.000Z',
    until: '2026-11-30T19:00:00.000Z',
  })
  expect(isRight({ from: '2026-11-02', until: '2026-11-01' })).toBe(false)
  expect(isRight({ from: '', until: '2026-11-01' })).toBe(false)
})
