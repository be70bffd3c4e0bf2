import { expect, test } from 'vitest'
import type { CallHour } from './api'
import { isTelephone } from './api'
import { answeredShare, minutes, sumOf } from './figures'

const hour: CallHour = {
  hour: '2026-11-20T12:00:00',
  language: 'kk',
  offered: 10,
  answered: 6,
  abandoned: 2,
  abandonedShort: 2,
  callBacks: 0,
  messages: 0,
  waitSeconds: 300,
  longestWaitSeconds: 90,
  talkSeconds: 600,
  holdSeconds: 0,
  wrapUpSeconds: 60,
}

test('who gives up at once lowers no share, and where nobody called there is none', () => {
  expect(answeredShare(hour)).toBe('75')
  expect(answeredShare({ ...hour, offered: 2 })).toBe('–')
})

test('seconds are shown as a telephone shows them', () => {
  expect(minutes(65)).toBe('1:05')
  expect(minutes(300, 10)).toBe('0:30')
  expect(minutes(0, 0)).toBe('–')
})

test('the sum has the longest wait of all, not the sum of them', () => {
  const sum = sumOf([hour, { ...hour, longestWaitSeconds: 30 }])
  expect(sum.offered).toBe(20)
  expect(sum.longestWaitSeconds).toBe(90)
  expect(sumOf([]).longestWaitSeconds).toBe(0)
})

test('a telephone is a number with its country or a SIP address', () => {
  expect(isTelephone('+77172550001')).toBe(true)
  expect(isTelephone('sip:204@pbx.example.kz')).toBe(true)
  expect(isTelephone('87172550001')).toBe(false)
  expect(isTelephone('204')).toBe(false)
})
