import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Texts } from '../text/Text'

type S = components['schemas']
export type Entry = S['TerritoryEntry']
export type EntryLine = S['TerritoryEntryLine']
export type Step = S['TerritoryStep']
export type Suggestion = S['TerritorySuggestion']
export type NewEntry = S['NewTerritoryEntry']
export type Kind = EntryLine['kind']
export type UnknownAddress = S['UnknownAddress']
export type Imported = S['Imported']
export type Violation = S['Violation']

export const kinds: readonly Kind[] = ['OBLAST', 'DISTRICT', 'CITY', 'SETTLEMENT', 'SECTOR', 'STREET', 'HOUSE']

/** Ours by code first, then what the server says: where an outline crosses itself only it knows. */
export function territoryWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return (code && t.territory.refused[code]) || inWords(t, error)
}

export const partsQuery = (parent: string | null) =>
  infiniteQueryOptions({
    queryKey: ['territory', 'parts', parent],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/territory', {
          params: {
            query: { limit: 100, ...(parent ? { parent } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const entryQuery = (code: string) =>
  queryOptions({
    queryKey: ['territory', 'entry', code],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/territory/{code}', { params: { path: { code } }, signal })),
  })

export const outlinesQuery = (code: string) =>
  queryOptions({
    queryKey: ['territory', 'outlines', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/territory/{code}/outlines', { params: { path: { code } }, signal })),
  })

export const suggestionsQuery = (q: string, district: string | null, retired = false) =>
  queryOptions({
    queryKey: ['territory', 'suggestions', q, district, retired],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/territory/suggestions', {
          params: { query: { q, retired, ...(district ? { district } : {}) } },
          signal,
        }),
      ),
    staleTime: 60_000,
  })

export const unknownQuery = queryOptions({
  queryKey: ['territory', 'unknown'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/unknown-addresses', { signal })),
})

export const ticketsAtQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['territory', 'tickets', code],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/territory/{code}/tickets', {
          params: { path: { code }, query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** @param version what the writer saw; undefined: it is to be new */
export function useKeepEntry() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ code, version, body }: { code: string; version: number | undefined; body: NewEntry }) =>
      answer(
        api.PUT('/api/v1/territory/{code}', {
          params: {
            path: { code },
            header: version === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
          },
          body,
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['territory'] })
      void client.invalidateQueries({ queryKey: ['changes'] })
    },
  })
}

export function useBring() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }): Promise<Imported> =>
      answer(
        api.POST('/api/v1/territory/imports', {
          params: { query: { 'dry-run': dryRun } },
          body: file as unknown as string,
          bodySerializer: (body) => body as unknown as File,
          headers: {
            'Content-Type': file.name.toLowerCase().endsWith('.xlsx')
              ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
              : 'text/csv',
          },
        }),
      ),
    onSuccess: (_, { dryRun }) => {
      if (!dryRun) void client.invalidateQueries({ queryKey: ['territory'] })
    },
  })
}

export async function saveExport(format: 'CSV' | 'XLSX'): Promise<void> {
  const blob = await answer(api.GET('/api/v1/territory/exports', { params: { query: { format } }, parseAs: 'blob' }))
  const url = URL.createObjectURL(blob as unknown as Blob)
  const link = document.createElement('a')
  link.href = url
  link.download = `territory.${format.toLowerCase()}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
