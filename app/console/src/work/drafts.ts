import { useCallback, useRef, useState } from 'react'
import { session } from '../api/session'

const prefix = 'komek.draft.'
const forgottenAfter = 30 * 24 * 3600 * 1000

interface Kept {
  at: number
  value: unknown
}

export const draftKey = (name: string) => `${prefix}${session()?.staff.login ?? ''}.${name}`

/** What a person has typed stays on this machine, under their login, until it is sent; a month at most. */
export function useDraft<T>(name: string, empty: T): [T, (value: T) => void, () => void] {
  const key = draftKey(name)
  const start = useRef(empty)
  const [value, setValue] = useState<T>(() => readDraft<T>(key) ?? start.current)
  const keep = useCallback(
    (next: T) => {
      setValue(next)
      writeDraft(key, next)
    },
    [key],
  )
  const forget = useCallback(() => {
    localStorage.removeItem(key)
    setValue(start.current)
  }, [key])
  return [value, keep, forget]
}

export function readDraft<T>(key: string): T | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
    return kept ? (kept.value as T) : undefined
  } catch {
    return undefined
  }
}

/** @param value `undefined`: nothing any more */
export function writeDraft(key: string, value: unknown) {
  if (value === undefined) {
    localStorage.removeItem(key)
    return
  }
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept))
  } catch {
    // The storage is full or forbidden: the text still stands on the screen.
  }
}

export function forgetOldDrafts(now: number) {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(prefix)) continue
    const at = (JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>).at ?? 0
    if (now - at > forgottenAfter) localStorage.removeItem(key)
  }
}
