import type { AnswerCheck, Outcome } from '../api/client'

/** What an inspector confirms of a service's answer before the resident gets it: the same rule as AnswerCheck.required. */
const required: Record<Outcome, readonly AnswerCheck[]> = {
  RESOLVED: ['DIRECT', 'RESULT', 'MEASURES', 'CONTACT', 'PLAIN_LANGUAGE'],
  EXPLAINED: ['DIRECT', 'CONTACT', 'PLAIN_LANGUAGE'],
  REFUSED: ['DIRECT', 'RESULT', 'LEGAL_GROUND', 'CONTACT', 'PLAIN_LANGUAGE', 'HOW_TO_APPEAL'],
  PLANNED: ['DIRECT', 'RESULT', 'CONTACT', 'PLAIN_LANGUAGE'],
  REDIRECTED: ['DIRECT', 'RESULT', 'CONTACT', 'PLAIN_LANGUAGE'],
  TERMINATED: ['DIRECT', 'PLAIN_LANGUAGE'],
}

export const checksFor = (outcome: Outcome) => required[outcome]

/** Which of them nobody has confirmed. */
export const unconfirmed = (outcome: Outcome, confirmed: readonly AnswerCheck[]) =>
  required[outcome].filter((check) => !confirmed.includes(check))

/** What goes with the closure: ticks for another outcome do not. */
export const confirmedFor = (outcome: Outcome, confirmed: readonly AnswerCheck[]) =>
  required[outcome].filter((check) => confirmed.includes(check))
