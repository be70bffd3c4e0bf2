import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { Refusal } from '../api/refusal'
import { keepAs } from '../tables/download'
import type { components } from '../api/schema'

type S = components['schemas']
export type Line = S['IssueLine']
export type SphereLine = S['SphereLine']
export type Issue = S['Issue']
export type Revision = S['IssueRevision']
export type Writing = S['IssueWriting']
export type Question = S['Question']
export type QuestionKind = S['QuestionKind']
export type Names = S['Names']
export type Taken = S['CatalogueImport']

export const types = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL'] as const
export const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const
export const urgencies = ['LIFE', 'HEALTH', 'PROPERTY'] as const
export const kinds = ['TEXT', 'NUMBER', 'YES_NO', 'CHOICE', 'DATE', 'PLACE', 'PHOTO'] as const

/** In one piece; the browser keeps it and asks whether it is still right (ETag). */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/catalogue', { signal })),
})

export const issueQuery = (code: string) =>
  queryOptions({
    queryKey: ['issue', code],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/catalogue/issues/{code}', { params: { path: { code } }, signal })),
  })

/** As it was worded then: it never changes. */
export const revisionQuery = (code: string, revision: number) =>
  queryOptions({
    queryKey: ['issue', code, 'revision', revision],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/catalogue/issues/{code}/revisions/{revision}', {
          params: { path: { code, revision } },
          signal,
        }),
      ),
    staleTime: Infinity,
  })

export const revisionsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['issue', code, 'revisions'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/catalogue/issues/{code}/revisions', {
          params: { path: { code }, query: pageParam ? { cursor: pageParam } : {} },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

function useChange<Variables>(act: (variables: Variables) => Promise<Issue>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (issue) => {
      client.setQueryData(['issue', issue.current.code], issue)
      void client.invalidateQueries({ queryKey: ['catalogue'] })
      void client.invalidateQueries({ queryKey: ['issue'] })
    },
  })
}

/** @param seen the revision the writer saw; null: it is to be new */
const seeing = (seen: number | null) => (seen === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${seen}"` })

export const useWord = () =>
  useChange(({ code, seen, body }: { code: string; seen: number | null; body: Writing }) =>
    answer(api.PUT('/api/v1/catalogue/issues/{code}', { params: { path: { code }, header: seeing(seen) }, body })),
  )

export const useRetire = (code: string) =>
  useChange((body: { successor: string | null; note: string }) =>
    answer(api.PUT('/api/v1/catalogue/issues/{code}/retirement', { params: { path: { code } }, body })),
  )

export const useReinstate = (code: string) =>
  useChange(() => answer(api.DELETE('/api/v1/catalogue/issues/{code}/retirement', { params: { path: { code } } })))

export const useSplit = (code: string) =>
  useChange((body: { into: string[]; note: string }) =>
    answer(api.PUT('/api/v1/catalogue/issues/{code}/splitting', { params: { path: { code } }, body })),
  )

export const useMerge = (code: string) =>
  useChange((body: { from: string[]; note: string }) =>
    answer(api.PUT('/api/v1/catalogue/issues/{code}/merging', { params: { path: { code } }, body })),
  )

export function useNameSphere() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ code, seen, names }: { code: string; seen: number | null; names: Names }) =>
      answer(
        api.PUT('/api/v1/catalogue/spheres/{code}', {
          params: { path: { code }, header: seeing(seen) },
          body: { names },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['catalogue'] }),
  })
}

export function useImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, dryRun }: { file: File; dryRun: boolean }): Promise<Taken> =>
      answer(
        api.PUT('/api/v1/catalogue/import', {
          params: { query: { 'dry-run': dryRun } },
          body: file as unknown as string,
          bodySerializer: (body) => body as unknown as File,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      ),
    onSuccess: (_, { dryRun }) => {
      if (dryRun) return
      void client.invalidateQueries({ queryKey: ['catalogue'] })
      void client.invalidateQueries({ queryKey: ['issue'] })
    },
  })
}

export const exports = ['catalogue.xlsx', 'catalogue.zip', 'spheres.csv', 'issues.csv', 'questions.csv'] as const

export async function save(file: (typeof exports)[number]): Promise<void> {
  const blob = await answer(api.GET('/api/v1/catalogue/export/{file}', { params: { path: { file } }, parseAs: 'blob' }))
  keepAs(file, blob as unknown as Blob)
}

/** What is wrong with which field, by the codes of the server. */
export function violations(error: unknown): { field: string; code: string }[] {
  if (!(error instanceof Refusal)) return []
  return (error.problem.violations ?? []).flatMap((each) =>
    each.field && each.code ? [{ field: each.field, code: each.code }] : [],
  )
}
