import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api, type TicketView } from '../api/client'
import type { components } from '../api/schema'
import type { Language } from '../text/Text'

type Schemas = components['schemas']
export type Clock = Schemas['TicketClock']

/** Read anew whenever the ticket has changed. */
export const clocksQuery = ({ number, version }: Pick<TicketView, 'number' | 'version'>, language: Language) =>
  queryOptions({
    queryKey: ['ticket', number, 'clocks', version, language],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tickets/{number}/clocks', { params: { path: { number }, query: { language } }, signal })),
    select: ({ items }) => items,
    placeholderData: (before) => before,
  })

export function useExtend(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, version, ...body }: { kind: Clock['kind']; version: number; until: string; reason: string }) =>
      answer(
        api.PUT('/api/v1/tickets/{number}/clocks/{kind}/extension', {
          params: { path: { number, kind }, header: { 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}

export function useDecideFunds(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: { version: number; waits: boolean; reason: string }) =>
      answer(
        api.PUT('/api/v1/tickets/{number}/clocks/funds', {
          params: { path: { number }, header: { 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    onSettled: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  })
}
