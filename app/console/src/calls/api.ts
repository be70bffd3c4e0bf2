import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api, type TicketView } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { useSession } from '../api/session'
import type { Texts } from '../text/Text'

type S = components['schemas']
export type MyCall = S['MyCall']
export type CallTask = S['CallTask']
export type CallHour = S['CallHour']
export type CallMark = S['CallMark']
export type RecordedCall = S['RecordedCall']

/** A telephone rings for 25 seconds: who calls is there within two of them. Who has none is not asked about. */
const rings = 2_000

export const myCallsQuery = queryOptions({
  queryKey: ['calls', 'mine'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/mine', { signal })),
  refetchInterval: (query) => (query.state.data?.telephone ? rings : false),
})

export const callTasksQuery = queryOptions({
  queryKey: ['calls', 'tasks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/tasks', { signal })),
  refetchInterval: 10_000,
})

export const callBlocksQuery = queryOptions({
  queryKey: ['calls', 'blocks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/blocks', { signal })),
})

export const callMarksQuery = queryOptions({
  queryKey: ['calls', 'marks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/marks', { signal })),
})

export const callRecordingsQuery = queryOptions({
  queryKey: ['calls', 'recordings'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/calls/recordings', { signal })),
})

const ticketCallsQuery = (number: string) =>
  queryOptions({
    queryKey: ['calls', 'of-ticket', number],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/calls/recordings/of-ticket/{number}', { params: { path: { number } }, signal })),
  })

const none: readonly RecordedCall[] = []

/** Of those who may know; a ticket that came by another way has none. */
export function useTicketCalls(ticket: Pick<TicketView, 'number' | 'channel'>): readonly RecordedCall[] {
  const may = useSession()!.staff.permissions
  const enabled = ticket.channel === 'PHONE' && (may.includes('work-tickets') || may.includes('listen-to-calls'))
  return useQuery({ ...ticketCallsQuery(ticket.number), enabled }).data?.calls ?? none
}

export async function recordingOf(file: string, signal: AbortSignal): Promise<Blob> {
  const [day = '', id = ''] = file.split('/')
  const sound = await answer(
    api.GET('/api/v1/calls/recordings/{day}/{id}', { params: { path: { day, id } }, parseAs: 'blob', signal }),
  )
  return sound as unknown as Blob
}

/** As the server has it: a number in E.164, or a SIP address. */
export const isTelephone = (typed: string) =>
  /^(\+[1-9][0-9]{6,14}|sips?:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}(:[0-9]{1,5})?)$/.test(typed)

export function callWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return (code && t.calls.refused[code]) || inWords(t, error)
}
