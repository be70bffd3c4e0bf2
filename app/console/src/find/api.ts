import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import type { Language } from '../text/Text'
import type { Asked } from './asked'

type Schemas = components['schemas']
export type FoundKind = Schemas['FoundKind']
export type FoundGroup = Schemas['FoundGroup']
export type FoundItem = Schemas['FoundItem']
export type Piece = Schemas['Piece']

/** By POST, as what is looked for stands in no address. A page of tickets; the first has what else was found too. */
export const foundQuery = (asked: Asked, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['search', asked, language],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.POST('/api/v1/search', {
          body: {
            words: asked.words,
            kinds: pageParam ? ['TICKET'] : asked.kind ? [asked.kind] : [],
            state: asked.state ?? null,
            before: pageParam,
            limit: null,
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.groups.find((group) => group.kind === 'TICKET')?.next ?? null,
    placeholderData: keepPreviousData,
    enabled: asked.words !== '',
  })
