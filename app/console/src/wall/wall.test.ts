import { expect, test } from 'vitest'
import { byState, isLate, serviceLevel, sorted, type DeskRules, type WallPerson } from './wall'

const rules: DeskRules = { desk: 'OPERATORS', offers: true, answerSeconds: 30, serviceSeconds: 300, servicePercent: 80, version: 1 } // prettier-ignore
const person = (login: string, more: Partial<WallPerson> = {}): WallPerson => ({ login, name: login, desks: [], languages: [], state: 'READY', reason: null, since: '2026-11-21T09:00:00Z', profile: { skills: [], calls: 1, chats: 3, mails: 5, offered: true, version: 0 }, inHand: 0, taken: 0, accepted: 0, refused: 0, expired: 0, ...more }) // prettier-ignore
const logins = (people: WallPerson[]) => people.map((each) => each.login)

test.each([
  [0, 0, 0, { kind: 'none' }], // nothing was taken: neither good nor bad
  [10, 8, 8, { kind: 'met', percent: 80 }],
  [1000, 799, 800, { kind: 'missed', percent: 79 }], // 79.9 is not 80
  [10, 8, 7, { kind: 'met', percent: 80 }], // less was wanted then than is wanted today
  [3, 0, 3, { kind: 'missed', percent: 0 }],
])('of %d taken %d in time is, where %d were wanted, %o', (taken, inTime, wanted, level) => {
  expect(serviceLevel({ taken, inTime, wanted })).toEqual(level)
})

test('the oldest is late once it has waited longer than the target, not before', () => {
  const now = (oldest: string | null) => ({ desk: 'OPERATORS' as const, waiting: 1, more: false, urgent: 0, oldest })
  const nine = Date.parse('2026-11-21T09:05:00Z')
  expect(isLate({ now: now('2026-11-21T09:00:00Z'), rules }, nine)).toBe(false)
  expect(isLate({ now: now('2026-11-21T09:00:00Z'), rules }, nine + 1)).toBe(true)
  expect(isLate({ now: now(null), rules }, nine)).toBe(false)
})

test('people stand by what was asked for, equal ones by name', () => {
  const people = [person('c', { taken: 2 }), person('a', { taken: 5 }), person('b', { taken: 2 })]
  expect(logins(sorted(people, { by: 'taken', down: true }))).toEqual(['a', 'b', 'c'])
  expect(logins(sorted(people, { by: 'taken', down: false }))).toEqual(['b', 'c', 'a'])
  expect(logins(sorted(people, { by: 'name', down: true }))).toEqual(['c', 'b', 'a'])
})

test('the longest in a state comes first when the longest is asked for', () => {
  const people = [person('late', { since: '2026-11-21T09:30:00Z' }), person('early')]
  expect(logins(sorted(people, { by: 'since', down: true }))).toEqual(['early', 'late'])
})

test('states are counted from busy to gone', () => {
  const people = [person('a', { state: 'BREAK' }), person('b'), person('c', { state: 'ON_CALL' }), person('d')]
  expect(byState(people)).toEqual([
    ['ON_CALL', 1],
    ['READY', 2],
    ['BREAK', 1],
  ])
})
