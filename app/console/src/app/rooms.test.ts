import { expect, test } from 'vitest'
import { roomsOf } from './rooms'

test('everybody lands in a room they may enter, and who has none yet in none', () => {
  expect(roomsOf(['self', 'look-up', 'work-tickets', 'sort-unfiled'])[0]?.path).toBe('/open')
  expect(roomsOf(['self', 'look-up', 'read-reports'])[0]?.path).toBe('/reports')
  expect(roomsOf(['self', 'look-up', 'keep-catalogue', 'read-staff'])[0]?.path).toBe('/catalogue')
  expect(roomsOf(['self', 'look-up'])).toEqual([])
})

test('who looks after quality finds the recordings of calls', () => {
  expect(roomsOf(['listen-to-calls', 'sum-ratings']).map((room) => room.path)).toEqual(['/quality', '/calls'])
})

test('who is handed a ticket now and then finds it in a room, after their own; no room is there twice', () => {
  expect(roomsOf(['stand-at-desk', 'read-reports']).map((room) => room.path)).toEqual(['/reports', '/at-desk'])
  expect(roomsOf(['stand-at-desk', 'work-tickets', 'supervise']).map((room) => room.path)).toEqual([
    '/open',
    '/wall',
    '/outages',
    '/calls',
  ])
})
