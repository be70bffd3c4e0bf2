import { useMemo, useRef, useState } from 'react'
import type { TicketRow } from '../api/client'
import { most, ranged, toggled } from './chosen'

/** Tickets chosen from a list. What left the list meanwhile stays chosen as it was seen last. */
export function useChosen(rows: readonly TicketRow[]) {
  const [choosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string>(undefined)
  const known = useRef(new Map<string, TicketRow>())
  const tickets = useMemo(() => {
    for (const row of rows) known.current.set(row.number, row)
    return [...chosen].flatMap((number) => known.current.get(number) ?? [])
  }, [rows, chosen])
  const list = () => rows.map((row) => row.number)
  return {
    choosing,
    chosen,
    tickets,
    begin: () => setChoosing(true),
    end() {
      setChoosing(false)
      setChosen(new Set())
      last.current = undefined
    },
    choose(number: string, range: boolean) {
      setChoosing(true)
      setChosen((before) => (range ? ranged(before, list(), last.current, number) : toggled(before, number)))
      last.current = number
    },
    all: () => setChosen(new Set(list().slice(0, most))),
    none: () => setChosen(new Set()),
  }
}

export type Choice = ReturnType<typeof useChosen>
