import { expect, test } from 'vitest'
import { addressOf, movedUp, type SavedView } from './api'

const view = (id: string, place: number): SavedView => ({ id, desk: null, name: id, queue: 'OPEN', filter: '', place, version: 1 }) // prettier-ignore

test('a view leads to its queue and filter, and nowhere where the queue is unknown', () => {
  expect(addressOf({ queue: 'TO_CHECK', filter: 'urgent=true' })).toBe('/to-check?urgent=true')
  expect(addressOf({ queue: 'OPEN', filter: '' })).toBe('/open')
  expect(addressOf({ queue: 'OUR_NEW', filter: '' })).toBeUndefined()
})

test('one moves up by one place, and only those are kept anew that stand elsewhere now', () => {
  const views = [view('a', 0), view('b', 0), view('c', 0)]
  expect(movedUp(views, 'c').map(({ id, place }) => [id, place])).toEqual([
    ['c', 1],
    ['b', 2],
  ])
  expect(movedUp([view('a', 0), view('b', 1), view('c', 2)], 'b').map((each) => each.id)).toEqual(['b', 'a'])
  expect(movedUp(views, 'a')).toEqual([])
})
