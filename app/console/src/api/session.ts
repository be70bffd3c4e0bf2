import { useSyncExternalStore } from 'react'
import type { components } from './schema'

type Session = components['schemas']['Session']

// One tab, gone with it: a shared machine at the next desk starts at the login.
const kept = 'komek.session'
const listeners = new Set<() => void>()
let current = read()
let expired = false

function read(): Session | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(kept) ?? '') as Session
  } catch {
    return undefined
  }
}

export function session(): Session | undefined {
  return current
}

export function startSession(next: Session) {
  sessionStorage.setItem(kept, JSON.stringify(next))
  current = next
  expired = false
  listeners.forEach((tell) => tell())
}

/** @param byServer true: the person did not ask for it, so the login says why they see it */
export function endSession(byServer = false) {
  if (!current) return
  sessionStorage.removeItem(kept)
  current = undefined
  expired = byServer
  listeners.forEach((tell) => tell())
}

export const sessionExpired = () => expired

export function useSession(): Session | undefined {
  return useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, session)
}
