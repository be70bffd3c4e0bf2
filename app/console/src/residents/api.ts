import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'

export type Person = components['schemas']['ResidentPerson']
export type Merging = components['schemas']['ResidentMerging']
export type CodeSent = components['schemas']['CodeSent']

export const personQuery = (id: number) =>
  queryOptions({
    queryKey: ['resident', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/residents/{id}', { params: { path: { id } }, signal })),
  })

const pageSize = 20

/** Everything the person has ever asked, the newest first. */
export const requestsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['resident', id, 'tickets'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/residents/{id}/tickets', {
          params: { path: { id }, query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const useSendCode = () =>
  useMutation({
    mutationFn: ({ resident, handle }: { resident: number; handle: number }) =>
      answer(api.POST('/api/v1/residents/{id}/codes', { params: { path: { id: resident } }, body: { handle } })),
  })

export function useMergePeople(resident: number) {
  const renew = useRenewPeople()
  return useMutation({
    mutationFn: ({ merge, ...body }: Merging & { merge: string }) =>
      answer(api.PUT('/api/v1/residents/{id}/merges/{merge}', { params: { path: { id: resident, merge } }, body })),
    onSuccess: renew,
  })
}

export function useUndoMerge(resident: number) {
  const renew = useRenewPeople()
  return useMutation({
    mutationFn: (merge: string) =>
      answer(api.DELETE('/api/v1/residents/{id}/merges/{merge}', { params: { path: { id: resident, merge } } })),
    onSuccess: renew,
  })
}

/** A merge changes the lists of two people, and what looks like a repeat of what. */
function useRenewPeople() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['resident'] })
    void client.invalidateQueries({ queryKey: ['related'] })
  }
}
