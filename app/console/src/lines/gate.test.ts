import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnswerCheck, Outcome } from '../api/client'
import { checksFor, confirmedFor, unconfirmed } from './gate'

test('the console asks for exactly what the server asks for', () => {
  const rule = readFileSync(
    new URL('../../../server/src/main/java/kz/komek/ticket/domain/AnswerCheck.java', import.meta.url),
    'utf8',
  )
  const cases = [...rule.matchAll(/case (\w+) -> EnumSet\.of\(([\w, ]+)\)/g)]
  expect(cases).toHaveLength(6)
  for (const [, outcome, checks] of cases) expect(checksFor(outcome as Outcome)).toEqual(checks!.split(', '))
})

test('only what the outcome asks for counts', () => {
  const confirmed: AnswerCheck[] = ['DIRECT', 'CONTACT', 'PLAIN_LANGUAGE', 'MEASURES']
  expect(unconfirmed('EXPLAINED', confirmed)).toEqual([])
  expect(unconfirmed('REFUSED', confirmed)).toEqual(['RESULT', 'LEGAL_GROUND', 'HOW_TO_APPEAL'])
  expect(confirmedFor('EXPLAINED', confirmed)).toEqual(['DIRECT', 'CONTACT', 'PLAIN_LANGUAGE'])
})
