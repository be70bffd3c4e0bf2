import { expect, test } from 'vitest'
import { plusDays, plusMonths, weekdayOf, weeksOf } from './months'

test('weeks begin on Monday and leave out the days of other months', () => {
  const october = weeksOf(2026, 9)
  expect(october[0]).toEqual([undefined, undefined, undefined, '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'])
  expect(october.at(-1)).toEqual(['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', undefined]) // prettier-ignore
  expect(weeksOf(2027, 1)).toHaveLength(4)
})

test('a day and a month further, over the ends of months, years and the day on which clocks were changed', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(plusDays('2024-02-29', 1)).toBe('2024-03-01')
  expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(plusMonths('2026-01-15', -1)).toBe('2025-12-15')
  expect(weekdayOf('2026-10-25')).toBe(6)
})
