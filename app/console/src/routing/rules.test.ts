import { expect, test } from 'vitest'
import { added, anything, isAnything, moved, newRule } from './rules'

const rule = (number: number, words: string[] = []) => ({ ...newRule, number, when: { ...anything, words } })

test('a rule moves by places and never past the ends', () => {
  const three = [rule(1), rule(2), rule(3)]
  const order = (from: number, by: number) => moved(three, from, by).map((each) => each.number)
  expect(order(2, -1)).toEqual([1, 3, 2])
  expect(order(0, 2)).toEqual([2, 3, 1])
  expect(order(0, -1)).toEqual([1, 2, 3])
  expect(order(2, 1)).toEqual([1, 2, 3])
})

test('a new rule stands before the one that takes everything', () => {
  expect(added([rule(1, ['өрт']), rule(2)], rule(0)).map((each) => each.number)).toEqual([1, 0, 2])
  expect(added([rule(1, ['өрт'])], rule(0)).map((each) => each.number)).toEqual([1, 0])
})

test('only a rule without any condition takes everything', () => {
  expect(isAnything(anything)).toBe(true)
  expect(isAnything({ ...anything, risk: 'RED' })).toBe(false)
  expect(isAnything({ ...anything, repeat: { status: 'FIRST', days: 0 } })).toBe(false)
})
