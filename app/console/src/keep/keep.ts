import { learnOrganisations } from '../words/organisation'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Language, Texts } from '../text/Text'

type Schemas = components['schemas']
export type Organisation = Schemas['Organisation']
export type NewOrganisation = Schemas['NewOrganisation']
export type Person = Schemas['StaffMember']
export type NewPerson = Schemas['NewStaffMember']

/** In the languages of a person at a desk; whatever is missing falls back to Kazakh. */
export const called = (language: Language, thing: { names: Schemas['Names'] }) =>
  thing.names[language] || thing.names.kk

/** Ours by code first: here "changed meanwhile" does not speak of a ticket. */
export function keepWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return (code && t.keep.refused[code]) || inWords(t, error)
}

/** Of something new, or of the version that was seen. */
export const seen = (version: number | undefined) =>
  version === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` }

export const organisationsQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['organisations', text],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/organisations', {
          params: { query: { text, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** For choosing one: some thousand at most, looked through in the browser. */
export const allOrganisationsQuery = queryOptions({
  queryKey: ['organisations', 'all'],
  queryFn: async ({ signal }) => {
    const all: Organisation[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: { limit: number; cursor?: string } = cursor ? { limit: 1000, cursor } : { limit: 1000 }
      const page: Schemas['OrganisationPage'] = await answer(
        api.GET('/api/v1/organisations', { params: { query }, signal }),
      )
      all.push(...page.items)
      cursor = page.next
    }
    learnOrganisations(all)
    return all
  },
  staleTime: 600_000,
})

export const calendarsQuery = queryOptions({
  queryKey: ['working-calendars'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/working-calendars', { signal })),
})

export const responsibilitiesQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['responsibilities', organisation],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/responsibilities', { params: { query: { organisation, limit: 1000 } }, signal })),
  })

export const responsibilityPagesQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['responsibilities', 'all', text],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/responsibilities', {
          params: { query: { text, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const peopleQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: ['people', text],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/staff', {
          params: { query: { text, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const changesQuery = (what: string, id: string) =>
  queryOptions({
    queryKey: ['changes', what, id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/changes', { params: { query: { what, id, limit: 20 } }, signal })),
  })
