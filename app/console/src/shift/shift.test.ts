import { expect, test } from 'vitest'
import { Refusal } from '../api/refusal'
import type { TicketEvent } from '../live/connection'
import { Press } from './claim'
import { counted } from './counted'
import { concerns, secondsLeft, shareLeft } from './offers'
import { Order } from './order'

const at = (seconds: number) => Date.UTC(2026, 10, 21, 9, 0, seconds)
const event = (number: string, offeredTo: string | null): TicketEvent => ({ number, version: 1, kind: 'OFFER_CHANGED', status: 'RECEIVED', at: '', channel: 'WEB', district: null, dueAt: null, actor: null, offeredTo }) // prettier-ignore
const offered = [{ number: '5724093816', title: '', urgent: false, at: '', until: '' }]

test('what is offered to me, or was, or may have been, is worth a question; the rest of the city is not', () => {
  expect(concerns(event('1112223334', 'aigul'), 'aigul', [])).toBe(true)
  expect(concerns(event('5724093816', null), 'aigul', offered)).toBe(true) // went elsewhere
  expect(concerns(event('5724093816', 'bolat'), 'aigul', offered)).toBe(true)
  expect(concerns(undefined, 'aigul', [])).toBe(true) // something was missed
  expect(concerns(event('1112223334', 'bolat'), 'aigul', offered)).toBe(false)
})

test('seconds are whole, the last one is still time to answer, none is below zero', () => {
  expect(secondsLeft(at(30), at(0))).toBe(30)
  expect(secondsLeft(at(30), at(29) + 999)).toBe(1)
  expect(secondsLeft(at(30), at(30))).toBe(0)
  expect(secondsLeft(at(30), at(45))).toBe(0)
})

test('the bar goes from full to empty, and an offer that was seen too late has none', () => {
  expect(shareLeft(at(0), at(30), at(0))).toBe(1)
  expect(shareLeft(at(0), at(30), at(15))).toBe(0.5)
  expect(shareLeft(at(0), at(30), at(60))).toBe(0)
  expect(shareLeft(at(10), at(30), at(0))).toBe(1) // this clock is behind
  expect(shareLeft(at(40), at(30), at(40))).toBe(0)
})

test('an answer that comes late does not undo what was said after it was asked for', () => {
  const order = new Order()
  const sign = order.begin()
  const off = order.begin()
  expect(order.isOvertaken(off)).toBe(false)
  expect(order.isOvertaken(sign)).toBe(true)
  expect(order.isOvertaken(order.begin())).toBe(false)
})

test('one press is one claim, tried again as long as the network is to blame', () => {
  const press = new Press()
  const first = press.begin()
  press.failed(new Refusal(0))
  expect(press.begin()).toBe(first)
  press.failed(new Refusal(503))
  expect(press.begin()).toBe(first)
  press.failed(new Refusal(409, { code: 'HANDS_FULL' }))
  const second = press.begin()
  expect(second).not.toBe(first)
  press.done()
  expect(press.begin()).not.toBe(second)
})

test.each([
  [0, false, '0'],
  [999, false, '999'],
  [1000, false, '999+'],
  [1000, true, '999+'],
  [7, true, '7+'], // fewer may be shown than fit: more is still more
])('%d waiting (more: %s) is shown as %s', (waiting, more, shown) => {
  expect(counted({ waiting, more }, 999)).toBe(shown)
})
