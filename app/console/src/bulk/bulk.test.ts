import { expect, test } from 'vitest'
import { byReason, most, pieces, ranged, toggled } from './chosen'

const list = ['1', '2', '3', '4', '5']
const of = (...numbers: string[]) => new Set(numbers)

test('one is chosen and left again', () => {
  expect(toggled(of('1'), '2')).toEqual(of('1', '2'))
  expect(toggled(of('1', '2'), '1')).toEqual(of('2'))
})

test('a range goes from the last one to this one, either way, and adds to what is chosen', () => {
  expect(ranged(of('1'), list, '2', '4')).toEqual(of('1', '2', '3', '4'))
  expect(ranged(of('4'), list, '4', '2')).toEqual(of('4', '2', '3'))
  expect(ranged(of(), list, undefined, '3')).toEqual(of('3'))
  expect(ranged(of(), list, 'gone', '3')).toEqual(of('3')) // it went to another queue meanwhile
})

test('no more than can be changed at once', () => {
  const many = Array.from({ length: most + 5 }, (_, i) => String(i))
  const all = ranged(of(), many, many[0], many.at(-1)!)
  expect(all.size).toBe(most)
  expect(toggled(all, 'one more').size).toBe(most)
})

test('pieces hold all of it, and reasons are told by how often they are met', () => {
  expect(pieces(list, 2)).toEqual([['1', '2'], ['3', '4'], ['5']])
  expect(byReason(['DONE', 'STALE', 'UNCHANGED', 'UNCHANGED'].map((result) => ({ result })))).toEqual([
    ['UNCHANGED', 2],
    ['STALE', 1],
  ])
})
