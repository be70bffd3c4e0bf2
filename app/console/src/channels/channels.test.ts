import { expect, test } from 'vitest'
import { isBeingRead, type ChannelState, type LedgerDay } from './api'
import { byNeed, daysAfter, isWhole } from './state'

const state = (account: string, troubles: ChannelState['troubles'] = []) =>
  ({ channel: 'EMAIL', account, lookedAt: null, lastAt: null, waiting: null, troubles }) as ChannelState
const day = (changes: Partial<LedgerDay>) =>
  ({ taken: 3, contacts: 3, tickets: 1, dead: 0, missing: 0, missingIds: [], replay: null, ...changes }) as LedgerDay
const replay = { id: '', at: '', by: '', letters: 0, left: 0, asked: true, answeredAt: null, done: null }

test('what is wrong comes first, all else keeps its place', () => {
  const wrong = { cause: 'SILENT' } as ChannelState['troubles'][number]
  const all = [state('a'), state('b', [wrong]), state('c'), state('d', [wrong])]
  expect(byNeed(all).map((each) => each.account)).toEqual(['b', 'd', 'a', 'c'])
})

test('a day is whole when nothing died and nothing is missing', () => {
  expect(isWhole(day({}))).toBe(true)
  expect(isWhole(day({ dead: 1 }))).toBe(false)
  expect(isWhole(day({ missing: 1 }))).toBe(false)
})

test('days follow each other over the end of a year', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28')
})

test('a list is being read until somebody has answered', () => {
  expect(isBeingRead(day({ replay }))).toBe(true)
  expect(isBeingRead(day({ replay: { ...replay, done: false } }))).toBe(false)
  expect(isBeingRead(day({ replay: { ...replay, asked: false } }))).toBe(false)
  expect(isBeingRead(day({}))).toBe(false)
})
