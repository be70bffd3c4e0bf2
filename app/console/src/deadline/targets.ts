import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { keepWords } from '../keep/keep'
import type { Texts } from '../text/Text'

type Schemas = components['schemas']
export type TargetRule = Schemas['TargetRule']
export type Kind = TargetRule['kind']

export const targetsQuery = queryOptions({
  queryKey: ['targets'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/targets', { signal })),
})

export const targetsChangesQuery = queryOptions({
  queryKey: ['targets', 'changes'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/targets/changes', { signal })),
  select: ({ items }) => items,
})

/** In the order in which a ticket meets them. */
export const kinds: readonly Kind[] = [
  'FIRST_RESPONSE',
  'REGISTRATION',
  'ACCEPTANCE',
  'RESOLUTION',
  'STATUTORY',
  'FORWARDING',
  'EXTENSION_NOTICE',
  'SILENCE',
]

/** Of a kind the first that fits counts, so what is narrower stands before what fits everything. */
export const byKind = (rules: readonly TargetRule[]): [Kind, TargetRule[]][] =>
  kinds
    .map((kind): [Kind, TargetRule[]] => [kind, rules.filter((rule) => rule.kind === kind)])
    .filter(([, those]) => those.length > 0)

export const fitsAll = (rule: TargetRule) =>
  rule.urgent === null &&
  [rule.types, rule.issues, rule.spheres, rule.priorities, rule.channels, rule.organisations].every(
    (those) => those.length === 0,
  )

/** Plain minutes and hours run through nights and holidays: no calendar counts them. */
export const inWorkingTime = ({ unit, receipt }: Pick<TargetRule, 'unit' | 'receipt'>) =>
  unit.startsWith('WORKING_') || receipt === 'NEXT_WORKING_DAY'

/** Puts it where the other one stood; a new one before those of its kind that fit everything. */
export function put(rules: readonly TargetRule[], rule: TargetRule, before: TargetRule | undefined): TargetRule[] {
  if (before) return rules.map((each) => (each === before ? rule : each))
  const at = rules.findIndex((each) => each.kind === rule.kind && fitsAll(each))
  return at < 0 ? [...rules, rule] : [...rules.slice(0, at), rule, ...rules.slice(at)]
}

/** One place up or down among those of its kind. */
export function moved(rules: readonly TargetRule[], rule: TargetRule, by: 1 | -1): TargetRule[] {
  const those = rules.filter((each) => each.kind === rule.kind)
  const other = those[those.indexOf(rule) + by]
  if (!other) return [...rules]
  return rules.map((each) => (each === rule ? other : each === other ? rule : each))
}

/** Everything that was wrong, each with its reason. */
export function targetWords(t: Texts, error: unknown, rules: readonly TargetRule[]): string[] {
  const d = t.deadline.targets
  if (!(error instanceof Refusal)) return [keepWords(t, error)]
  if (error.problem.code === 'STALE') return [d.stale]
  if (error.problem.code !== 'TARGETS_WRONG') return [keepWords(t, error)]
  return (error.problem.violations ?? []).map(({ field, code, message }) => {
    const rule = rules[Number(/\d+/.exec(field ?? '')?.[0] ?? -1)]
    const why = (code && (d.faults as Record<string, string>)[code]) || message || ''
    return rule ? `${rule.code}: ${why}` : why
  })
}
