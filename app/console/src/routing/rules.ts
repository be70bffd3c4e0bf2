import type { Rule, Rules, When } from './api'

export const anything: When = {
  moments: [],
  types: [],
  issues: [],
  spheres: [],
  urgent: [],
  words: [],
  places: [],
  area: null,
  hours: null,
  languages: [],
  channels: [],
  repeat: null,
  risk: null,
}

/** One that has no number yet: the server gives it one. */
export const newRule: Rule = {
  number: 0,
  names: { kk: '', ru: '', en: '' },
  on: true,
  when: anything,
  then: { desk: null, organisation: null, priority: null, urgent: false, skill: '' },
}

/** The rule in that place, moved by so many places; past the ends nothing moves. */
export function moved(rules: readonly Rule[], from: number, by: number): Rule[] {
  const to = from + by
  const one = rules[from]
  if (!one || to < 0 || to >= rules.length) return [...rules]
  const rest = rules.filter((_, at) => at !== from)
  return [...rest.slice(0, to), one, ...rest.slice(to)]
}

/** Before the last, which usually takes everything that is left. */
export function added(rules: readonly Rule[], one: Rule): Rule[] {
  const last = rules.at(-1)
  const takesAll = last && isAnything(last.when)
  return takesAll ? [...rules.slice(0, -1), one, last] : [...rules, one]
}

export function isAnything(when: When): boolean {
  return Object.values(when).every((each) => each === null || (Array.isArray(each) && each.length === 0))
}

/** Without the seconds that the server may send. */
export const clock = (time: string) => time.slice(0, 5)

export const same = (one: Rules, other: Rules) => JSON.stringify(one) === JSON.stringify(other)
