import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Texts } from '../text/Text'

type S = components['schemas']
export type Version = S['RulesVersion']
export type Whole = S['RulesOfVersion']
export type Rules = S['Rules']
export type Rule = S['Rule']
export type When = S['When']
export type Then = S['Then']
export type Factor = S['Factor']
export type Handling = S['Handling']
export type Fault = S['Fault']
export type TrialPiece = S['RulesTrial']
export type Way = S['Way']
export type Tier = S['RiskTier']
export type Step = S['RiskStep']
export type Desk = S['Desk']

export const overviewQuery = queryOptions({
  queryKey: ['routing'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/routing', { signal })),
})

export const rulesQuery = (version: number) =>
  queryOptions({
    queryKey: ['routing', version],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/routing/versions/{version}', { params: { path: { version } }, signal })),
  })

/** What was live once never changes its names. */
export const namesQuery = (version: number) =>
  queryOptions({
    queryKey: ['rules-names', version],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/routing/versions/{version}/names', { params: { path: { version } }, signal })),
    staleTime: Infinity,
  })

export type RiskFactor = S['RiskFactor']

/** What people can say of a ticket today. */
export const factorsQuery = queryOptions({
  queryKey: ['risk-factors'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/routing/factors', { signal })),
  staleTime: 60_000,
})

export const figuresQuery = queryOptions({
  queryKey: ['routing-figures'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/routing/figures', { signal })),
})

function useChange<V, A>(change: (values: V) => Promise<A>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ['routing'] }) })
}

const seen = (revision: number) => ({ 'If-Match': `"${revision}"` })

/** @param revision null: it is to be new */
export const useWrite = () =>
  useChange(
    ({
      version,
      revision,
      ...body
    }: {
      version: number
      revision: number | null
      basedOn: number | null
      note: string
      rules: Rules
    }) =>
      answer(
        api.PUT('/api/v1/routing/versions/{version}', {
          params: { path: { version }, header: revision === null ? { 'If-None-Match': '*' } : seen(revision) },
          body,
        }),
      ),
  )

export const useDiscard = () =>
  useChange((of: Version) =>
    answer(
      api.DELETE('/api/v1/routing/versions/{version}', {
        params: { path: { version: of.number }, header: seen(of.revision) },
      }),
    ),
  )

export const useGoLive = () =>
  useChange(({ of, note }: { of: Version; note: string }) =>
    answer(
      api.PUT('/api/v1/routing/versions/{version}/live', {
        params: { path: { version: of.number }, header: seen(of.revision) },
        body: { note },
      }),
    ),
  )

/** @param cursor of the piece before */
export const tryPiece = (version: number, cursor: string | null, signal: AbortSignal) =>
  answer(
    api.POST('/api/v1/routing/versions/{version}/trials', { params: { path: { version } }, body: { cursor }, signal }),
  )

/** Ours by code first: here STALE is not about a ticket. */
export function routingWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return (code && t.routing.codes[code]) || inWords(t, error)
}

/** What the server found wrong; the row of a violation is the number of the rule. */
export function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof Refusal) || error.problem.code !== 'RULES_WRONG') return []
  return (error.problem.violations ?? []).map((each) => ({
    rule: each.row ?? null,
    field: each.field ?? '',
    reason: (each.code ?? '') as Fault['reason'],
    what: null,
  }))
}
