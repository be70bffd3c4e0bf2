import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'

type S = components['schemas']
export type ChannelState = S['ChannelState']
export type ChannelTrouble = S['ChannelTrouble']
export type LedgerDay = S['LedgerDay']

// The live line says when something changed; this is for when it was down just then.
const often = 30_000

export const troublesQuery = queryOptions({
  queryKey: ['channels', 'troubles'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/channels/troubles', { signal })),
  refetchInterval: often,
})

export const statesQuery = queryOptions({
  queryKey: ['channels', 'states'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/channels', { signal })),
  refetchInterval: often,
})

/** @param until the first day that is not shown */
export const ledgerQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: ['channels', 'ledger', from, until],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/channels/ledger', { params: { query: { from, until } }, signal })),
    refetchInterval: (query) => (query.state.data?.items.some(isBeingRead) ? 2_000 : often),
  })

export const isBeingRead = ({ replay }: LedgerDay) => !!replay?.asked && replay.done === null
