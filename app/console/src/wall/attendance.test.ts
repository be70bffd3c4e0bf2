import { expect, test } from 'vitest'
import { hours, onShift, spent, wrongSpan } from './attendance'

test('hours are told as a spreadsheet reads them', () => {
  expect(hours(0)).toBe('0:00')
  expect(hours(7 * 3600 + 5 * 60 + 29)).toBe('7:05')
  expect(hours(3599)).toBe('1:00')
  expect(hours(25 * 3600)).toBe('25:00')
})

test('time on shift is all of it, breaks too, but not that in which nobody heard of them', () => {
  const day = {
    times: [
      { doing: 'READY' as const, seconds: 60 },
      { doing: 'LUNCH' as const, seconds: 30 },
      { doing: 'VANISHED' as const, seconds: 500 },
    ],
  }
  expect(onShift(day)).toBe(90)
  expect(spent(day, 'LUNCH')).toBe(30)
  expect(spent(day, 'REST')).toBe(0)
})

test('a span is from one day to 31', () => {
  expect(wrongSpan('2026-03-20', '2026-03-20')).toBeUndefined()
  expect(wrongSpan('2026-03-01', '2026-03-31')).toBeUndefined()
  expect(wrongSpan('2026-03-01', '2026-04-01')).toBe('long')
  expect(wrongSpan('2026-03-02', '2026-03-01')).toBe('order')
  expect(wrongSpan('', '2026-03-01')).toBe('order')
})
