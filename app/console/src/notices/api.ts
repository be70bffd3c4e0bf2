import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Texts } from '../text/Text'

type Schemas = components['schemas']
export type Notice = Schemas['Notice']
export type Choices = Schemas['NoticeChoices']
export type Escalation = Schemas['Escalation']
export type Step = Schemas['LadderStep']

/** Looked at from time to time: what staff are told belongs to no ticket that one follows live. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/notices/unread', { signal })),
  refetchInterval: 30_000,
  refetchOnWindowFocus: true,
})

export const noticesQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'page', unread],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/notices', {
          params: { query: { unread, limit: 50, ...(pageParam ? { cursor: Number(pageParam) } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  })

export const choicesQuery = queryOptions({
  queryKey: ['notice-choices'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/notices/choices', { signal })),
})

export const escalationQuery = (code: string) =>
  queryOptions({
    queryKey: ['escalations', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/escalations/organisations/{code}', { params: { path: { code } }, signal })),
  })

export const usualEscalationQuery = queryOptions({
  queryKey: ['escalations', ''],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/escalations/usual', { signal })),
})

export async function read(client: QueryClient, id: number) {
  await answer(api.PUT('/api/v1/notices/{id}/reading', { params: { path: { id } } }))
  await client.invalidateQueries({ queryKey: ['notices'] })
}

/** What came after the newest that is shown stays unread. */
export async function readUpTo(client: QueryClient, upTo: number) {
  await answer(api.PUT('/api/v1/notices/readings', { body: { upTo } }))
  await client.invalidateQueries({ queryKey: ['notices'] })
}

/** Executors have pages of their own. */
export function useNoticesPath() {
  return useLocation().pathname.startsWith('/field') ? '/field/notices' : '/notices'
}

/** Ours by code first: here "changed meanwhile" does not speak of a ticket. */
export function noticeWords(t: Texts, error: unknown): string {
  const codes =
    error instanceof Refusal ? [error.problem.code, ...(error.problem.violations ?? []).map((each) => each.code)] : []
  const words = codes.flatMap((code) => (code && t.notices.ladder.refused[code]) || [])
  return words.length > 0 ? [...new Set(words)].join(' ') : inWords(t, error)
}
