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

/** How far the rule goes that was dropped where another one stands. */
export const distance = (ids: readonly string[], dropped: string, over: string) =>
  ids.indexOf(over) - ids.indexOf(dropped)

/** New ones have no number yet, and stay in their order among each other while one of them is moved. */
export const idsOf = (rules: readonly Rule[]) => rules.map((rule, at) => (rule.number ? `${rule.number}` : `new-${at}`))

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
