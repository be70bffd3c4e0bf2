import { useEffect, useRef, useState } from 'react'
import { tryPiece, type TrialPiece } from './api'

/** All pieces so far. */
export type Trial = Omit<TrialPiece, 'triedSoFar' | 'cursor'>

const mostTickets = 200
const mostMoves = 100

/** What is the same on both sides is not shown, and makes no other move. */
function changes({ from, to }: Trial['moves'][number]): string {
  const fields = (Object.keys(from) as (keyof typeof from)[]).filter((each) => from[each] !== to[each])
  return JSON.stringify(fields.map((each) => [each, from[each], to[each]]))
}

/** The most frequent moves and the newest tickets stay; the rest is counted. */
export function together(before: Trial | undefined, { triedSoFar, cursor: _, ...piece }: TrialPiece): Trial {
  const moves = new Map<string, Trial['moves'][number]>()
  for (const move of [...(before?.moves ?? []), ...piece.moves]) {
    const key = changes(move)
    const known = moves.get(key)
    moves.set(key, known ? { ...known, tickets: known.tickets + move.tickets } : move)
  }
  return {
    ...piece,
    tried: triedSoFar,
    moved: (before?.moved ?? 0) + piece.moved,
    moves: [...moves.values()].sort((a, b) => b.tickets - a.tickets),
    tickets: [...(before?.tickets ?? []), ...piece.tickets].slice(0, mostTickets),
  }
}

export const shownMoves = (trial: Trial) => trial.moves.slice(0, mostMoves)

/** Rounded down: all of it is only what is through. */
export const percent = (trial: Trial) => (trial.all === 0 ? 0 : Math.floor((100 * trial.tried) / trial.all))

export interface Trying {
  state: 'none' | 'runs' | 'stopped' | 'failed' | 'through'
  trial?: Trial
  error?: unknown
}

/** Asks for a piece after the other; whoever stops asking has ended it, also by leaving the page. */
export function useTrial(version: number) {
  const [trying, setTrying] = useState<Trying>({ state: 'none' })
  const cursor = useRef<string | null>(null)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])

  async function ask(from: Trial | undefined) {
    const own = new AbortController()
    asking.current?.abort()
    asking.current = own
    let trial = from
    setTrying({ state: 'runs', ...(trial && { trial }) })
    try {
      do {
        const piece = await tryPiece(version, cursor.current, own.signal)
        if (own.signal.aborted) return
        trial = together(trial, piece)
        cursor.current = piece.cursor
        setTrying({ state: piece.cursor === null ? 'through' : 'runs', trial })
      } while (cursor.current !== null)
    } catch (error) {
      if (!own.signal.aborted) setTrying({ state: 'failed', ...(trial && { trial }), error })
    }
  }

  return {
    trying,
    begin() {
      cursor.current = null
      void ask(undefined)
    },
    goOn() {
      void ask(trying.trial)
    },
    stop() {
      asking.current?.abort()
      setTrying({ ...trying, state: trying.trial ? 'stopped' : 'none' })
    },
  }
}
