import { inWords, Refusal } from '../api/refusal'
import type { Texts } from '../text/Text'

/** Here "changed meanwhile" speaks of one among many. */
export function codeInWords(t: Texts, code: string): string {
  return t.bulk.codes[code as keyof typeof t.bulk.codes] ?? t.problem.codes[code] ?? code
}

export function bulkWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return code && code in t.bulk.codes ? codeInWords(t, code) : inWords(t, error)
}
