import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import type { Language, Texts } from '../text/Text'

type S = components['schemas']
export type Hit = S['KnowledgeHit']
export type Piece = S['TextPiece']
export type ReadArticle = S['ArticleRead']
export type AtWork = S['ArticleAtWork']
export type Content = S['ArticleContent']
export type Listed = S['ArticleListed']
export type LifeStage = S['LifeStage']
export type Remark = S['ArticleRemark']
export type RemarkStage = S['RemarkStage']
export type ArticleKind = S['ArticleKind']
export type Version = S['ArticleVersion']
export type EntryKind = S['EntryKind']
export type Act = 'submission' | 'return' | 'publication' | 'discarding' | 'retirement'

export const articleKinds = ['ARTICLE', 'FAQ', 'SCRIPT', 'CRISIS'] as const satisfies readonly ArticleKind[]

export const searchQuery = (q: string, kinds: readonly EntryKind[], language: Language) =>
  queryOptions({
    queryKey: ['knowledge', 'search', q, kinds, language],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/knowledge/search', {
          params: { query: { q, kinds: [...kinds], language, limit: 30 } },
          signal,
        }),
      ),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })

export const articleQuery = (code: string) =>
  queryOptions({
    queryKey: ['knowledge', 'article', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/knowledge/articles/{code}', { params: { path: { code } }, signal })),
  })

export const mineQuery = queryOptions({
  queryKey: ['knowledge', 'mine'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/knowledge/remarks/mine', { signal })),
})

export const countsQuery = queryOptions({
  queryKey: ['knowledge', 'counts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/knowledge/counts', { signal })),
  refetchOnWindowFocus: true,
})

export const listQuery = (stage: LifeStage) =>
  infiniteQueryOptions({
    queryKey: ['knowledge', 'list', stage],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/knowledge/articles', {
          params: { query: { stage, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const toReviewQuery = queryOptions({
  queryKey: ['knowledge', 'to-review'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/knowledge/articles-to-review', { signal })),
})

export const workQuery = (code: string) =>
  queryOptions({
    queryKey: ['knowledge', 'work', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/knowledge/articles/{code}/work', { params: { path: { code } }, signal })),
  })

export const historyQuery = (code: string) =>
  queryOptions({
    queryKey: ['knowledge', 'history', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/knowledge/articles/{code}/history', { params: { path: { code } }, signal })),
  })

/** Never changes. */
export const versionQuery = (code: string, number: number) =>
  queryOptions({
    queryKey: ['knowledge', 'version', code, number],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/knowledge/articles/{code}/versions/{number}', { params: { path: { code, number } }, signal }),
      ),
    staleTime: Infinity,
  })

export const remarksQuery = (stage: RemarkStage) =>
  queryOptions({
    queryKey: ['knowledge', 'remarks', stage],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/knowledge/remarks', { params: { query: { stage } }, signal })),
    refetchOnWindowFocus: true,
  })

export const sumsQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: ['knowledge', 'sums', from, until],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/knowledge/sums', { params: { query: { from, until } }, signal })),
  })

/** Whatever it was, lists and counts are others afterwards. */
function useAct<V, R>(act: (values: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: ['knowledge'] }),
  })
}

/** @param version one saw; `null`: it is to be new */
export const useWrite = (code: string) =>
  useAct(({ version, content }: { version: number | null; content: Content }) =>
    answer(
      api.PUT('/api/v1/knowledge/articles/{code}/work', {
        params: {
          path: { code },
          header: version === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
        },
        body: content,
      }),
    ),
  )

export const useArticleAct = (code: string) =>
  useAct(({ act, version, note }: { act: Act; version: number; note: string }) => {
    const asked = { params: { path: { code }, header: { 'If-Match': `"${version}"` } }, body: { note } }
    switch (act) {
      case 'submission':
        return answer(api.PUT('/api/v1/knowledge/articles/{code}/submission', asked))
      case 'return':
        return answer(api.PUT('/api/v1/knowledge/articles/{code}/return', asked))
      case 'publication':
        return answer(api.PUT('/api/v1/knowledge/articles/{code}/publication', asked))
      case 'discarding':
        return answer(api.PUT('/api/v1/knowledge/articles/{code}/discarding', asked))
      case 'retirement':
        return answer(api.PUT('/api/v1/knowledge/articles/{code}/retirement', asked))
    }
  })

export const useCare = (code: string) =>
  useAct(({ version, ...body }: { version: number; owner: string; reviewBy: string; note: string }) =>
    answer(
      api.PUT('/api/v1/knowledge/articles/{code}/care', {
        params: { path: { code }, header: { 'If-Match': `"${version}"` } },
        body,
      }),
    ),
  )

export const useVote = (code: string) =>
  useAct((useful: boolean | null) =>
    useful === null
      ? answer(api.DELETE('/api/v1/knowledge/articles/{code}/vote', { params: { path: { code } } }))
      : answer(api.PUT('/api/v1/knowledge/articles/{code}/vote', { params: { path: { code } }, body: { useful } })),
  )

export const useRemark = () =>
  useAct(({ id, ...body }: { id: string } & S['NewRemark']) =>
    answer(api.PUT('/api/v1/knowledge/remarks/{id}', { params: { path: { id } }, body })),
  )

export const useUse = () => useAct((body: S['NewUse']) => answer(api.POST('/api/v1/knowledge/uses', { body })))

export const useTake = () =>
  useAct((id: string) => answer(api.PUT('/api/v1/knowledge/remarks/{id}/taker', { params: { path: { id } } })))

export const useAnswer = () =>
  useAct(({ id, answer: words }: { id: string; answer: string }) =>
    answer(api.PUT('/api/v1/knowledge/remarks/{id}/answer', { params: { path: { id } }, body: { answer: words } })),
  )

/** Ours by code first: here "changed meanwhile" does not speak of a ticket. */
export function refusalWords(t: Texts, error: unknown): string {
  if (!(error instanceof Refusal)) return inWords(t, error)
  const wrong = error.problem.violations ?? []
  const codes = wrong.length > 0 ? wrong.map((each) => each.code) : [error.problem.code]
  const words = codes.flatMap((code) => (code && t.knowledge.refused[code]) || [])
  return words.length > 0 ? [...new Set(words)].join(' ') : inWords(t, error)
}

/** Which fields the server found wrong, each with our words. */
export function wrongFields(t: Texts, error: unknown): Record<string, string> {
  if (!(error instanceof Refusal)) return {}
  return Object.fromEntries(
    (error.problem.violations ?? []).map((each) => [
      each.field ?? '',
      (each.code && t.knowledge.refused[each.code]) || each.message,
    ]),
  )
}

export const isStale = (error: unknown) => error instanceof Refusal && error.status === 412
