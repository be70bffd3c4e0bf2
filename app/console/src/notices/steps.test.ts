import { expect, test } from 'vitest'
import { en } from '../text/en'
import { another, inASentence, sensible } from './steps'

const breach = { whom: 'RESPONSIBLE', when: 'AT_BREACH', amount: 0, unit: 'HOURS' } as const

test('a step is said in one sentence', () => {
  expect(inASentence(en, breach)).toBe('the person responsible — when it is broken')
  expect(inASentence(en, { whom: 'RESPONSIBLE', when: 'BEFORE', amount: 75, unit: 'PERCENT' })).toBe(
    'the person responsible — when 75 % of the time has passed',
  )
  expect(inASentence(en, { whom: 'DEPUTY_AKIM', when: 'AFTER', amount: 3, unit: 'WORKING_DAYS' })).toBe(
    'the deputy akim — 3 working d after the deadline',
  )
})

test('a changed step stays one that can be meant', () => {
  expect(sensible({ ...breach, amount: 4 })).toEqual(breach)
  expect(sensible({ ...breach, when: 'AFTER', unit: 'PERCENT' })).toEqual({
    whom: 'RESPONSIBLE',
    when: 'AFTER',
    amount: 1,
    unit: 'WORKING_HOURS',
  })
})

test('another step comes after the last one', () => {
  expect(another([])).toEqual(breach)
  expect(another([breach])).toMatchObject({ when: 'AFTER', amount: 1, unit: 'WORKING_DAYS' })
  expect(another([{ whom: 'DEPUTY_AKIM', when: 'AFTER', amount: 3, unit: 'WORKING_DAYS' }])).toMatchObject({
    whom: 'DEPUTY_AKIM',
    amount: 4,
  })
})
