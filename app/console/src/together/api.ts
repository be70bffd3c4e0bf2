import { answer, api } from '../api/client'
import type { components } from '../api/schema'

type Schemas = components['schemas']
export type Onlooker = Schemas['Onlooker']
export type Draft = Schemas['Draft']
export type DraftKind = Schemas['DraftKind']
export type KeptDraft = Schemas['KeptDraft']
export interface Words {
  kind: DraftKind
  text: string
}

const of = (number: string) => ({ params: { path: { number } } })

/** @return who else has it open */
export const look = (number: string, writes: boolean) =>
  answer(api.PUT('/api/v1/tickets/{number}/onlookers/me', { ...of(number), body: { writes } }))

/** Also while the page is going away. */
export const lookAway = (number: string) =>
  answer(api.DELETE('/api/v1/tickets/{number}/onlookers/me', { ...of(number), keepalive: true }))

export const drafts = (number: string) => answer(api.GET('/api/v1/tickets/{number}/drafts', of(number)))

/** @param leaving the page is going away: the browser sends it all the same */
export const keepDraft = (number: string, words: Words, page: string, seen: string | null, leaving: boolean) =>
  answer(
    api.PUT('/api/v1/tickets/{number}/drafts/mine', {
      ...of(number),
      body: { ...words, page, seen },
      keepalive: leaving,
    }),
  )

export const forgetOther = (number: string) =>
  answer(api.DELETE('/api/v1/tickets/{number}/drafts/mine/other', of(number)))
