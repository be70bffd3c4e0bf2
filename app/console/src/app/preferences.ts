import { useSyncExternalStore } from 'react'
import type { Scheme } from './tokens'

export type Appearance = 'system' | Scheme

interface Preferences {
  appearance: Appearance
  /** WCAG 2.1.4: who dictates, or whose hand slips, can turn single letters off. */
  letterKeys: boolean
}

const kept = 'komek.preferences'
const listeners = new Set<() => void>()
let current: Preferences = { appearance: 'system', letterKeys: true, ...read() }

function read(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(kept) ?? '{}') as Partial<Preferences>
  } catch {
    return {}
  }
}

export const preferences = () => current

export function prefer(change: Partial<Preferences>) {
  current = { ...current, ...change }
  localStorage.setItem(kept, JSON.stringify(current))
  listeners.forEach((tell) => tell())
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const usePreferences = () => useSyncExternalStore(subscribe, preferences)

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}

export function useScheme(): Scheme {
  const dark = useMedia('(prefers-color-scheme: dark)')
  const { appearance } = usePreferences()
  return appearance === 'system' ? (dark ? 'dark' : 'light') : appearance
}
