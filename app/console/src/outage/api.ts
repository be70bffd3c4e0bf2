import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Tried } from '../tables/ImportDialog'
import type { Texts } from '../text/Text'

type S = components['schemas']
export type Work = S['PlannedWork']
export type WorkPlace = S['PlannedWorkPlace']
export type NewWork = S['NewPlannedWork']
export type Resource = S['Resource']
export type MassOutage = S['MassOutage']
export type Suggested = S['SurgeSuggestion']
export type Names = S['Names']

export const resources: readonly Resource[] = ['ELECTRICITY', 'WATER', 'HEAT', 'GAS', 'ROAD', 'OTHER']

/** Ours by code first, all that is wrong at once. */
export function outageWords(t: Texts, error: unknown): string {
  if (!(error instanceof Refusal)) return inWords(t, error)
  const codes = [error.problem.code, ...(error.problem.violations ?? []).map((each) => each.code)]
  const ours = codes.flatMap((code) => (code && t.outage.refused[code]) || [])
  return ours.length > 0 ? [...new Set(ours)].join(' ') : inWords(t, error)
}

export const massOutagesQuery = queryOptions({
  queryKey: ['outages', 'mass'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/outages', { signal })),
  refetchInterval: 5_000,
})

export const suggestionsQuery = queryOptions({
  queryKey: ['outages', 'suggestions'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/outages/suggestions', { signal })),
  refetchInterval: 30_000,
})

export const worksQuery = (over: boolean, within: string | null) =>
  queryOptions({
    queryKey: ['outages', 'works', over, within],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/planned-works', {
          params: { query: { over, limit: 100, ...(within ? { within } : {}) } },
          signal,
        }),
      ),
  })

/** Works at a ticket's place, for whoever registers it. */
export const worksHereQuery = (place: {
  address: string | null
  district: string | null
  latitude: number | null
  longitude: number | null
}) =>
  queryOptions({
    queryKey: ['outages', 'here', place],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/planned-works/matches', { body: { ...place, issue: null }, signal })),
    staleTime: 60_000,
  })

export function useBringWorks() {
  const client = useQueryClient()
  return async (t: Texts, file: File, dryRun: boolean): Promise<Tried> => {
    try {
      const taken = await answer(
        api.POST('/api/v1/planned-works/imports', {
          params: { query: { 'dry-run': dryRun } },
          body: file as unknown as string,
          bodySerializer: (body: unknown) => body as File,
          headers: {
            'Content-Type': file.name.toLowerCase().endsWith('.xlsx')
              ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
              : 'text/csv',
          },
        }),
      )
      if (!dryRun) await client.invalidateQueries({ queryKey: ['outages'] })
      return {
        faults: [],
        sums: [t.catalogue.sums(taken.added, taken.changed, taken.unchanged)],
        news: taken.added + taken.changed > 0,
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'ROWS_WRONG') throw error
      const reasons = t.catalogue.reasons as Record<string, string>
      return {
        faults: (error.problem.violations ?? []).map(({ row, field, code, message }) => ({
          row: row ?? null,
          field: field ?? null,
          why: (code && (t.outage.refused[code] ?? reasons[code])) || t.catalogue.reasons.other,
          reason: message ?? '',
        })),
        sums: [],
        news: false,
      }
    }
  }
}
