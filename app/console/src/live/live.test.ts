import { expect, test } from 'vitest'
import { backoff } from './backoff'
import { further, seen } from './cursor'

test('a cursor only moves forward, each partition by itself', () => {
  expect(further({ 0: 5, 1: 9 }, { 0: 7, 1: 3, 2: 0 })).toEqual({ 0: 7, 1: 9, 2: 0 })
  expect(further(null, { 3: 1 })).toEqual({ 3: 1 })
  expect(further({ 3: 1 }, null)).toEqual({ 3: 1 })
})

test('an event that comes twice is seen', () => {
  expect(seen({ 4: 10 }, 4, 10)).toBe(true)
  expect(seen({ 4: 10 }, 4, 11)).toBe(false)
  expect(seen({ 4: 10 }, 5, 0)).toBe(false)
  expect(seen(null, 0, 0)).toBe(false)
})

test('tries come slower, at most every half a minute, and not all at once', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backoff(failures, 0))).toEqual([1, 2, 4, 8, 16, 30, 30])
  expect(backoff(50, 1)).toBe(15)
  expect(backoff(0, 1)).toBe(1)
})
