import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'

export type RatedAnswer = components['schemas']['RatedAnswer']

export const ratingsQuery = (starsAtMost: number) =>
  infiniteQueryOptions({
    queryKey: ['ratings', starsAtMost],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/ratings', {
          params: { query: { starsAtMost, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

const days = 30 * 24 * 60 * 60 * 1000

export const sumsQuery = queryOptions({
  queryKey: ['rating-sums'],
  queryFn: ({ signal }) => {
    const until = Date.now() + 60_000
    const query = { from: new Date(until - days).toISOString(), until: new Date(until).toISOString() }
    return answer(api.GET('/api/v1/ratings/sums', { params: { query }, signal }))
  },
})
