import type { Question } from '../catalogue/api'
import { open } from '../catalogue/branches'

/** What goes with the registration: what was answered in branches that are open. */
export function given(
  questions: readonly Question[],
  answers: Record<string, string | null | undefined>,
): Record<string, string> {
  const said = Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) => (answer?.trim() ? [[code, answer.trim()]] : [])),
  )
  return Object.fromEntries(open(questions, said).flatMap(({ code }) => (said[code] ? [[code, said[code]]] : [])))
}
