import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { announce, announceArrival } from '../app/announcer'
import { setClock } from '../app/clock'
import type { TicketRow, TicketView } from '../api/client'
import { patchRows } from '../api/queries'
import { endSession, session } from '../api/session'
import { useText } from '../text/Text'
import { tell } from './heard'
import { LiveConnection, type LiveState, type TicketEvent } from './connection'

/** What happens to a ticket and is no act on it. */
const withoutActs: ReadonlySet<string> = new Set(['DELIVERY_CHANGED', 'WORDS_CHANGED', 'OFFER_CHANGED'])

const Context = createContext<{ state: LiveState; connectNow: () => void }>({
  state: { kind: 'connecting' },
  connectNow: () => undefined,
})

export const useLive = () => use(Context)

/** Tickets that events spoke of; a row that appears because of one glows, a row that was merely scrolled to does not. */
export const spokenOf = new Set<string>()

const gather = 150
const calm = 1000

interface Props {
  /** False: this person's work hears of no events. */
  wanted: boolean
  /** Acts with which a ticket comes to this person's line. */
  arrival?: readonly string[]
  children: ReactNode
}

const received = ['RECEIVED']

/** Events renew what is shown: known rows at once, the rest by asking again, gathered so that a flood asks seldom. */
export function LiveProvider({ wanted, arrival = received, children }: Props) {
  const client = useQueryClient()
  const { t } = useText()
  const text = useRef(t)
  text.current = t
  const [state, setState] = useState<LiveState>({ kind: 'connecting' })
  const [connection, setConnection] = useState<LiveConnection>()

  useEffect(() => {
    if (!wanted) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const renewQueues = () => {
      waiting ??= setTimeout(
        () => {
          waiting = undefined
          last = Date.now()
          void client.invalidateQueries({ queryKey: ['queue'] })
        },
        Math.max(gather, last + calm - Date.now()),
      )
    }
    const live = new LiveConnection(address(), () => session()?.token, {
      changed: setState,
      clock: setClock,
      event: (event) => {
        tell(event)
        if (withoutActs.has(event.kind)) {
          void client.invalidateQueries({ queryKey: ['ticket', event.number] })
          if (event.kind === 'OFFER_CHANGED') renewQueues()
          return
        }
        spokenOf.add(event.number)
        patchRows(client, event.number, (row) => renewed(row, event))
        const open = client.getQueryData<TicketView>(['ticket', event.number])
        // Answers to our own acts have been shown already.
        if (open && open.version < event.version) {
          void client.invalidateQueries({ queryKey: ['ticket', event.number] })
          if (location.pathname.endsWith(event.number)) announce(text.current.announce.changed)
        }
        if (arrival.includes(event.kind)) announceArrival((n) => text.current.announce.arrived(n))
        renewQueues()
      },
      channels: () => void client.invalidateQueries({ queryKey: ['channels'] }),
      missed: () => {
        tell(undefined)
        void client.invalidateQueries({ queryKey: ['channels'] })
        void client.invalidateQueries({ queryKey: ['ticket'] })
        renewQueues()
      },
      // Any other refusal is tried again later, slower and slower.
      refused: (code) => code === 'LOGIN_NEEDED' && endSession(true),
    })
    setConnection(live)
    live.start()
    // Something was answered although the line is down: no need to wait for the next try.
    const unsubscribe = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success' && !event.action.manual) live.now()
    })
    return () => {
      clearTimeout(waiting)
      unsubscribe()
      live.stop()
    }
  }, [client, wanted, arrival])

  const value = useMemo(() => ({ state, connectNow: () => connection?.now() }), [state, connection])
  return <Context value={value}>{children}</Context>
}

function address() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`
}

function renewed(row: TicketRow, event: TicketEvent): TicketRow {
  if (row.version >= event.version) return row
  return {
    ...row,
    version: event.version,
    status: event.status as TicketRow['status'],
    dueAt: event.dueAt ?? row.dueAt,
    district: event.district,
    changedAt: event.at,
  }
}
