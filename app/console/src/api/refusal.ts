import type { Texts } from '../text/Text'
import type { components } from './schema'

/** Anything of it may be missing: between here and the server there may be a proxy with pages of its own. */
type Problem = Partial<components['schemas']['Problem'] | components['schemas']['StaleProblem']>

/** The server (or the network, status 0) said no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem = {},
  ) {
    super(problem.code ?? `HTTP ${status}`)
  }

  static of(status: number, body: unknown): Refusal {
    return new Refusal(status, typeof body === 'object' && body !== null ? (body as Problem) : {})
  }

  /** Trying the very same again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Plain words for whatever went wrong: ours by code, else the server's own sentence, else by status. */
export function inWords(t: Texts, error: unknown): string {
  if (!(error instanceof Refusal)) return t.problem.unknown
  const { status, problem } = error
  const ours = problem.code ? t.problem.codes[problem.code] : undefined
  if (ours) return ours
  const violations = problem.violations?.map((each) => each.message).filter(Boolean)
  if (violations?.length) return violations.join(' ')
  if (problem.detail) return problem.detail
  if (status === 0) return t.problem.network
  if (status >= 500) return t.problem.server
  if (status === 403) return t.problem.forbidden
  if (status === 404) return t.problem.notFound
  return t.problem.unknown
}
