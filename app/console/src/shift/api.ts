import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { answer, api, type TicketView } from '../api/client'
import { showTicket } from '../api/queries'
import { Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { session } from '../api/session'
import { Press } from './claim'
import { Order } from './order'

type Schemas = components['schemas']
export type Presence = Schemas['Presence']
export type State = Schemas['Activity']
export type Reason = NonNullable<Presence['reason']>
export type Desk = Schemas['Desk']
export type DeskNow = Schemas['DeskNow']
export type HandOver = Schemas['HandOver']

const key = ['presence']
const order = new Order()

/** Whatever is said or asked about one's presence is answered by it; the newest answer stays. */
async function told(client: QueryClient, call: Promise<Presence>): Promise<Presence> {
  const turn = order.begin()
  const presence = await call
  if (!order.isOvertaken(turn)) client.setQueryData(key, presence)
  return presence
}

export const presenceQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal, client }) => {
    const turn = order.begin()
    const presence = await answer(api.GET('/api/v1/work/presence', { signal }))
    return order.isOvertaken(turn) ? (client.getQueryData<Presence>(key) ?? presence) : presence
  },
})

export function useBePresent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { state: State; reason: Reason | null }) =>
      told(client, answer(api.PUT('/api/v1/work/presence', { body }))),
  })
}

export const giveSign = (client: QueryClient) => told(client, answer(api.PUT('/api/v1/work/presence/sign')))

/** Whoever signs out is asked for nothing more; the sign-out does not wait long for it. */
export async function leaveShift(client: QueryClient): Promise<void> {
  const here = client.getQueryData<Presence>(key)
  if (!session()?.staff.permissions.includes('stand-at-desk') || !here || here.state === 'OFF') return
  const said = answer(api.PUT('/api/v1/work/presence', { body: { state: 'OFF', reason: null } }))
  const patience = new Promise((resolve) => setTimeout(resolve, 1500))
  await Promise.race([said.catch(() => undefined), patience])
}

export const desksQuery = queryOptions({
  queryKey: ['my-desks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/work/desks', { signal })),
  refetchInterval: 30_000,
})

const press = new Press()

/** Answers with its number; `null`: nothing that suits one waits. */
export function useClaimNext() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const id = press.begin()
      const { number } = await answer(
        api.PUT('/api/v1/work/claims/{id}', { params: { path: { id } }, body: { desk: null } }),
      )
      return number
    },
    retry: (failures, error) => failures < 2 && error instanceof Refusal && error.passing,
    onSuccess: (number) => {
      press.done()
      if (number) void client.invalidateQueries({ queryKey: ['ticket', number] })
    },
    onError: (error) => press.failed(error),
    onSettled: () => renewWork(client),
  })
}

export function useAcceptOffer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (number: string) =>
      told(client, answer(api.PUT('/api/v1/work/offers/{number}/acceptance', { params: { path: { number } } }))),
    retry: (failures, error) => failures < 2 && error instanceof Refusal && error.passing,
    onSettled: (_here, _error, number) => {
      void client.invalidateQueries({ queryKey: ['ticket', number] })
      void client.invalidateQueries({ queryKey: key })
      renewWork(client)
    },
  })
}

export function useRefuseOffer() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ number, reason }: { number: string; reason: string }) =>
      told(
        client,
        answer(api.PUT('/api/v1/work/offers/{number}/refusal', { params: { path: { number } }, body: { reason } })),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: key })
      renewWork(client)
    },
  })
}

/** Answers with nothing: whoever gave it away may not see it any more. */
export function useHandOver(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: HandOver & { version: number }) =>
      answer(
        api.PUT('/api/v1/tickets/{number}/handover', {
          params: { path: { number }, header: { 'If-Match': `"${version}"` } },
          body,
        }),
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ticket', number] })
      renewWork(client)
    },
    onError: (error) => {
      const current = error instanceof Refusal ? error.problem.current : undefined
      if (current) showTicket(client, current as TicketView)
    },
  })
}

function renewWork(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ['queue'] })
  void client.invalidateQueries({ queryKey: ['my-desks'] })
}
