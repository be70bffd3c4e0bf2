import { expect, test } from 'vitest'
import { hoursAWeek, wrongDays } from './week'

const at = (from: string, to: string, day = 'MONDAY' as const) => ({ day, from, to })

test('a lunch break is the time between two spans', () => {
  const monday = [at('14:00', '18:00'), at('09:00', '13:00')]
  expect(wrongDays(monday).size).toBe(0)
  expect(hoursAWeek(monday)).toBe(8)
})

test('hours that overlap or end before they begin are seen; midnight is the end of the day', () => {
  expect([...wrongDays([at('09:00', '13:00'), at('12:59', '18:00')])]).toEqual(['MONDAY'])
  expect([...wrongDays([at('18:00', '09:00')])]).toEqual(['MONDAY'])
  expect([...wrongDays([at('', '09:00')])]).toEqual(['MONDAY'])
  expect(wrongDays([at('00:00', '00:00')]).size).toBe(0)
  expect(hoursAWeek([at('00:00', '00:00')])).toBe(24)
})
