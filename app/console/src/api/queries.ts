import {
  QueryClient,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from '@tanstack/react-query'
import {
  answer,
  api,
  type Closure,
  type Dispatch,
  type IncidentClosure,
  type MessageKind,
  type NotOurs,
  type Part,
  type Plan,
  type ProposedAnswer,
  type Registration,
  type Rework,
  type TicketPage,
  type TicketRow,
  type TicketView,
} from './client'
import type { Filter } from '../filter/filter'
import { Refusal } from './refusal'
import type { components } from './schema'

type Queue = components['schemas']['Queue']

/** Everything the pages ask for, and everything they do, in one place; live events renew it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof Refusal && error.passing,
    },
    mutations: { networkMode: 'always' },
  },
})

const pageSize = 50

const queuePage = (queue: Queue, filter: Filter, cursor: string | null, limit: number, signal: AbortSignal) =>
  answer(api.GET('/api/v1/tickets', { params: { query: { ...filter, queue, limit, ...(cursor ? { cursor } : {}) } }, signal })) // prettier-ignore

export const queueQuery = (queue: Queue, filter: Filter = {}) =>
  infiniteQueryOptions({
    queryKey: ['queue', queue, filter],
    queryFn: ({ pageParam, signal }) => queuePage(queue, filter, pageParam, pageSize, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** All of a queue as it is now, up to so many. @param onPage how many there are already */
export async function wholeQueue(
  queue: Queue,
  filter: Filter,
  most: number,
  onPage: (count: number) => void,
  signal: AbortSignal,
): Promise<TicketRow[]> {
  const found = new Map<string, TicketRow>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof queuePage>> = await queuePage(queue, filter, cursor, 200, signal)
    for (const row of page.items) found.set(row.number, row)
    cursor = page.next
    onPage(found.size)
  } while (cursor && found.size < most)
  return [...found.values()].slice(0, most)
}

export const ticketQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tickets/{number}', { params: { path: { number } }, signal })),
  })

/** What belongs to it or looks like the same matter; renewed with every act. */
export const relatedQuery = (number: string) =>
  queryOptions({
    queryKey: ['related', number],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tickets/{number}/related', { params: { path: { number } }, signal })),
  })

/** Who executes such a matter there, and what says so. */
export const addresseeQuery = (number: string) =>
  queryOptions({
    queryKey: ['ticket', number, 'addressee'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tickets/{number}/addressee', { params: { path: { number } }, signal })),
  })

export const executorsQuery = (code: string) =>
  queryOptions({
    queryKey: ['executors', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/organisations/{code}/executors', { params: { path: { code } }, signal })),
  })

/** People who work now: with no words those of the organisations, with words anybody. */
export const colleaguesQuery = (text: string, organisations: readonly string[]) =>
  queryOptions({
    queryKey: ['colleagues', text, organisations],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/colleagues', {
          params: { query: { text, organisation: text ? [] : [...organisations] } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const districtsQuery = queryOptions({
  queryKey: ['districts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/districts', { signal })),
  staleTime: Infinity,
})

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['dead-letters'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/v1/dead-letters', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})

export const unfiledQuery = infiniteQueryOptions({
  queryKey: ['unfiled-contacts'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/v1/unfiled-contacts', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})

type QueueData = InfiniteData<TicketPage, string | null>

/** Changes rows where they stand, in every queue that shows them. */
export function patchRows(client: QueryClient, number: string, change: (row: TicketRow) => TicketRow) {
  client.setQueriesData<QueueData>({ queryKey: ['queue'] }, (data) => {
    if (!data?.pages.some((page) => page.items.some((row) => row.number === number))) return data
    return {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        items: page.items.map((row) => (row.number === number ? change(row) : row)),
      })),
    }
  })
}

/** Puts a fresh ticket everywhere it is shown; an older answer that comes late changes nothing. */
export function showTicket(client: QueryClient, view: TicketView) {
  client.setQueryData<TicketView>(['ticket', view.number], (old) => (old && old.version > view.version ? old : view))
  const {
    place: _p,
    registered: _i,
    resident: _r,
    messages: _m,
    history: _h,
    allowed: _a,
    trackingUrl: _t,
    anonymous: _n,
    ...row
  } = view
  patchRows(client, view.number, (old) => (old.version > row.version ? old : row))
}

function useAct<Variables>(act: (variables: Variables) => Promise<TicketView>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (view) => {
      showTicket(client, view)
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['related'] })
    },
    onError: (error) => {
      if (error instanceof Refusal && error.problem.current) showTicket(client, error.problem.current)
    },
  })
}

/**
 * Goes on when the answer comes, even where the page that asked has gone by then: an event may be faster than the
 * answer, and take away the form whose act it speaks of.
 */
export function whenDone<T>(act: Promise<T>, onSuccess: (done: T) => void, onError?: (error: Error) => void) {
  act.then(onSuccess, (error: Error) => onError?.(error))
}

const at = (number: string, version: number) => ({
  path: { number },
  header: { 'If-Match': `"${version}"` },
})

export const useRegister = (number: string) =>
  useAct(({ version, ...body }: Registration & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/registration', { params: at(number, version), body })),
  )

/** Which entry of the address register is meant. */
export const useLocate = (number: string) =>
  useAct(({ version, territory }: { version: number; territory: string }) =>
    answer(api.PUT('/api/v1/tickets/{number}/address', { params: at(number, version), body: { territory } })),
  )

export const useClose = (number: string) =>
  useAct(({ version, ...body }: Closure & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/closure', { params: at(number, version), body })),
  )

export const useReopen = (number: string) =>
  useAct(({ version, reason }: { version: number; reason: string }) =>
    answer(api.PUT('/api/v1/tickets/{number}/reopening', { params: at(number, version), body: { reason } })),
  )

export const useWrite = (number: string) =>
  useAct(({ id, ...body }: { id: string; kind: MessageKind; text: string; files?: string[] }) =>
    answer(api.PUT('/api/v1/tickets/{number}/messages/{id}', { params: { path: { number, id } }, body })),
  )

export const useSend = (number: string) =>
  useAct(({ version, ...body }: Dispatch & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/dispatch', { params: at(number, version), body })),
  )

export const useSendBack = (number: string) =>
  useAct(({ version, ...body }: Rework & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/rework', { params: at(number, version), body })),
  )

export const useCloseIncident = (number: string) =>
  useAct(({ version, ...body }: IncidentClosure & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/incident-closure', { params: at(number, version), body })),
  )

/** Answers with the ticket that it was merged into. */
export const useMerge = (number: string) =>
  useAct((into: string) =>
    answer(api.PUT('/api/v1/tickets/{number}/merge', { params: { path: { number } }, body: { into } })),
  )

/** `number` is the merged one's own. */
export const useUnmerge = () =>
  useAct((number: string) => answer(api.DELETE('/api/v1/tickets/{number}/merge', { params: { path: { number } } })))

/** Under an incident; `null` takes it out. */
export const usePutUnder = (number: string) =>
  useAct((parent: string | null) =>
    parent
      ? answer(api.PUT('/api/v1/tickets/{number}/parent', { params: { path: { number } }, body: { parent } }))
      : answer(api.DELETE('/api/v1/tickets/{number}/parent', { params: { path: { number } } })),
  )

export function useSplit(number: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: Part & { id: string }) =>
      answer(api.PUT('/api/v1/tickets/{number}/parts/{id}', { params: { path: { number, id } }, body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ticket', number] })
      void client.invalidateQueries({ queryKey: ['queue'] })
      void client.invalidateQueries({ queryKey: ['related'] })
    },
  })
}

export const useAccept = (number: string) =>
  useAct((_: void) => answer(api.PUT('/api/v1/tickets/{number}/acceptance', { params: { path: { number } } })))

export const useGiveBack = (number: string) =>
  useAct(({ version, ...body }: NotOurs & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/return', { params: at(number, version), body })),
  )

export const usePlan = (number: string) =>
  useAct(({ version, ...body }: Plan & { version: number }) =>
    answer(api.PUT('/api/v1/tickets/{number}/plan', { params: at(number, version), body })),
  )

export const useAnswer = (number: string) =>
  useAct(({ id, ...body }: ProposedAnswer & { id: string }) =>
    answer(api.PUT('/api/v1/tickets/{number}/answers/{id}', { params: { path: { number, id } }, body })),
  )

/** Taking and releasing can be undone, so they show at once and are taken back when refused. */
export function useAssign(number: string, me: { login: string; name: string }) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (take: boolean) =>
      take
        ? answer(api.PUT('/api/v1/tickets/{number}/assignment', { params: { path: { number } } }))
        : answer(api.DELETE('/api/v1/tickets/{number}/assignment', { params: { path: { number } } })),
    onMutate: async (take) => {
      await client.cancelQueries({ queryKey: ['ticket', number] })
      const before = client.getQueryData<TicketView>(['ticket', number])
      const assignee = take ? { login: me.login, name: me.name } : null
      client.setQueryData<TicketView>(['ticket', number], (old) => old && { ...old, assignee })
      patchRows(client, number, (row) => ({ ...row, assignee }))
      return { before }
    },
    onSuccess: (view) => showTicket(client, view),
    onError: (_error, _take, context) => {
      const before = context?.before
      if (before) {
        client.setQueryData(['ticket', number], before)
        patchRows(client, number, (row) => ({ ...row, assignee: before.assignee }))
      }
      void client.invalidateQueries({ queryKey: ['ticket', number] })
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['queue'] }),
  })
}

export function useReplay() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.PUT('/api/v1/dead-letters/{id}/replay', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dead-letters'] }),
  })
}

export function useFiling() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.PUT('/api/v1/unfiled-contacts/{id}/filing', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['queue'] }),
  })
}

/** What stood in a message before its writer changed it. */
export const formerWordsQuery = (number: string, message: string, editedAt: string | null) =>
  queryOptions({
    queryKey: ['former-words', message, editedAt],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/tickets/{number}/messages/{message}/before', {
          params: { path: { number, message } },
          signal,
        }),
      ),
  })
