import { expect, test } from 'vitest'
import type { TicketView } from '../api/client'
import { fieldActs, isHelping } from './acts'

const acts = (status: TicketView['status'], ...allowed: TicketView['allowed']) => fieldActs({ status, allowed })

test('the large button is the next act, the rest is beside it', () => {
  expect(acts('SENT', 'ACCEPT', 'RETURN', 'PLAN', 'NOTE')).toEqual({ next: 'accept', others: ['plan', 'giveBack', 'note'] }) // prettier-ignore
  expect(acts('IN_WORK', 'PLAN', 'PROPOSE', 'RETURN', 'NOTE')).toEqual({ next: 'answer', others: ['plan', 'giveBack', 'note'] }) // prettier-ignore
  expect(acts('PLANNED', 'ACCEPT', 'PLAN', 'PROPOSE', 'NOTE')).toEqual({ next: 'answer', others: ['begin', 'replan', 'note'] }) // prettier-ignore
})

test('who only helps writes notes; who has answered may, and nothing is pressed upon them', () => {
  expect(acts('IN_WORK', 'NOTE')).toEqual({ next: 'note', others: [] })
  expect(acts('TO_VERIFY', 'NOTE')).toEqual({ next: undefined, others: ['note'] })
  expect(isHelping({ status: 'IN_WORK', allowed: ['NOTE'] })).toBe(true)
  expect(isHelping({ status: 'TO_VERIFY', allowed: ['NOTE'] })).toBe(false)
  expect(isHelping({ status: 'SENT', allowed: ['ACCEPT', 'NOTE'] })).toBe(false)
  expect(acts('CLOSED')).toEqual({ next: undefined, others: [] })
})
