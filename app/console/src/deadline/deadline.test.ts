import { describe, expect, test } from 'vitest'
import type { CalendarDay } from '../calendar/api'
import { leftOf } from './left'
import { byKind, inWorkingTime, moved, put, type TargetRule } from './targets'
import { hoursOf, unusual, worked } from './working'

const same = (text: string) => ({ kk: text, ru: text, en: text })
const day = (date: string, spans: [string, string][], reason: CalendarDay['reason'] = 'ORDINARY', why = '') => ({
  date,
  spans: spans.map(([from, to]) => ({ from, to })),
  reason,
  why: same(why),
  names: null,
  movedFrom: null,
  hoursOf: null,
  worked: spans.length > 0,
})
const office: [string, string][] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]

/** Friday to Tuesday; the day off of Sunday's holiday moved to Monday. */
const hours = hoursOf([
  day('2026-10-23', office),
  day('2026-10-24', [], 'WEEKLY_DAY_OFF'),
  day('2026-10-25', [], 'HOLIDAY', 'Republic Day'),
  day('2026-10-26', [], 'MOVED', 'day off moved from 25 October: Republic Day'),
  day('2026-10-27', office),
  // Works until the end of the day.
  day('2026-10-28', [['20:00', '00:00']]),
])
const at = (local: string) => Date.parse(`${local}:00+05:00`)
const hour = 3_600_000

describe('working time', () => {
  test.each([
    // within a span
    ['2026-10-23T10:00', '2026-10-23T11:30', 1.5],
    // over lunch
    ['2026-10-23T12:00', '2026-10-23T15:00', 2],
    // over the holidays
    ['2026-10-23T17:00', '2026-10-27T10:00', 2],
    // both when it is closed
    ['2026-10-24T10:00', '2026-10-26T23:00', 0],
    // to the end of the day
    ['2026-10-28T19:00', '2026-10-29T00:00', 4],
    // backwards: so much it is late
    ['2026-10-27T10:00', '2026-10-23T17:00', -2],
  ])('from %s to %s it is %d hours', (from, to, expected) => {
    expect(worked(hours, at(from), at(to))).toBe(expected * hour)
  })

  test('what lies beyond the known days is not guessed', () => {
    expect(worked(hours, at('2026-10-22T12:00'), at('2026-10-23T12:00'))).toBeUndefined()
    expect(worked(hours, at('2026-10-23T12:00'), at('2026-10-30T12:00'))).toBeUndefined()
  })

  test('only days that are not like their week have to be explained', () => {
    expect(unusual(hours, at('2026-10-23T12:00'), at('2026-10-27T12:00')).map(({ date }) => date)).toEqual([
      '2026-10-25',
      '2026-10-26',
    ])
  })
})

describe('what is left', () => {
  const promised = { receivedAt: at('2026-10-23T09:00'), dueAt: at('2026-10-27T10:00') }

  test('is told in working hours, with the days that are not worked', () => {
    const left = leftOf('en', { ...promised, at: at('2026-10-23T17:00') }, hours)
    expect(left.short).toBe('2\u00a0work\u00a0h')
    expect(left.state).toBe('atRisk')
    expect(left.why).toContain('2 working hours from now')
    expect(left.why).toContain('26 October: day off moved from 25 October: Republic Day.')
  })

  test('is late by working hours', () => {
    const left = leftOf('ru', { ...promised, at: at('2026-10-27T11:30') }, hours)
    expect(left.state).toBe('breached')
    expect(left.words).toBe('1 рабочий час 30\u00a0мин')
  })

  test('is at no risk over a long weekend', () => {
    expect(leftOf('kk', { ...promised, at: at('2026-10-23T10:00') }, hours).state).toBe('fine')
  })

  test('is plain time where no calendar counts', () => {
    const left = leftOf('en', { ...promised, at: at('2026-10-26T09:00') }, undefined)
    expect(left.words).toBe('1 day 1 hour')
    expect(left.why).toContain('1 day 1 hour left')
  })
})

describe('targets', () => {
  const rule = (code: string, kind: TargetRule['kind'], types: TargetRule['types'] = []): TargetRule => ({
    code,
    kind,
    types,
    issues: [],
    spheres: [],
    priorities: [],
    channels: [],
    organisations: [],
    urgent: null,
    amount: 1,
    unit: 'DAYS',
    calendar: null,
    receipt: 'WHEN_IT_CAME',
    basis: null,
  })
  const all = rule('ALL', 'RESOLUTION')
  const answer = rule('ANSWER', 'FIRST_RESPONSE')
  const codes = (rules: TargetRule[]) => rules.map(({ code }) => code)

  test('a new one stands before what fits everything of its kind', () => {
    expect(codes(put([answer, all], rule('THANKS', 'RESOLUTION', ['GRATITUDE']), undefined))).toEqual([
      'ANSWER',
      'THANKS',
      'ALL',
    ])
    expect(codes(put([answer, all], rule('OTHER', 'RESOLUTION'), all))).toEqual(['ANSWER', 'OTHER'])
  })

  test('one moves among those of its kind only', () => {
    const thanks = rule('THANKS', 'RESOLUTION', ['GRATITUDE'])
    const rules = [thanks, answer, all]
    expect(codes(moved(rules, all, -1))).toEqual(['ALL', 'ANSWER', 'THANKS'])
    expect(codes(moved(rules, answer, -1))).toEqual(codes(rules))
  })

  test('they are shown in the order in which a ticket meets them', () => {
    expect(byKind([all, answer]).map(([kind]) => kind)).toEqual(['FIRST_RESPONSE', 'RESOLUTION'])
  })
})

test.each([
  ['MINUTES', 'WHEN_IT_CAME', false], // nights and holidays count
  ['HOURS', 'WHEN_IT_CAME', false],
  ['DAYS', 'WHEN_IT_CAME', false],
  ['WORKING_HOURS', 'WHEN_IT_CAME', true],
  ['DAYS', 'NEXT_WORKING_DAY', true], // somebody has to say which day that is
] as const)('%s from %s are counted by a calendar: %s', (unit, receipt, counted) => {
  expect(inWorkingTime({ unit, receipt })).toBe(counted)
})
