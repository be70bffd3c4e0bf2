import type { Message } from '../api/client'
import type { Onlooker } from './api'

export type Warning = { kind: 'answered' | 'writes'; names: string[]; about: string }

const toResident = (message: Message) => message.kind === 'REPLY' || message.kind === 'QUESTION'

/** Ids of what the resident was told so far. */
export const toldSoFar = (messages: readonly Message[]): ReadonlySet<string> =>
  new Set(messages.filter(toResident).map((each) => each.id))

/** Why it may be wrong to send now: somebody else has answered since one began, or is just writing. */
export function warning(
  messages: readonly Message[],
  told: ReadonlySet<string>,
  here: readonly Onlooker[],
  me: string,
): Warning | undefined {
  const since = messages.filter((each) => toResident(each) && !told.has(each.id) && each.author?.login !== me)
  if (since.length > 0) {
    const names = [...new Set(since.map((each) => each.author?.name ?? '?'))]
    return { kind: 'answered', names, about: since.map((each) => each.id).join() }
  }
  const writers = here.filter((each) => each.writes)
  if (writers.length === 0) return undefined
  return { kind: 'writes', names: writers.map((each) => each.name), about: writers.map((each) => each.login).join() }
}
