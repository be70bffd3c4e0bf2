import { useSyncExternalStore } from 'react'

// The server's clock decides what is late; a desk's clock may be wrong, a demonstration's runs ahead.
let ahead = 0
let ticked = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

export const now = () => Date.now() + ahead

export function setClock(serverNow: number) {
  const difference = serverNow - Date.now()
  if (Math.abs(difference - ahead) < 2000) return
  ahead = difference
  tick()
}

function tick() {
  ticked = now()
  listeners.forEach((tell) => tell())
}

/** The time, renewed every ten seconds: enough for minutes. */
export function useNow(): number {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      timer ??= setInterval(tick, 10_000)
      return () => {
        listeners.delete(tell)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
    () => (now() - ticked > 10_000 ? (ticked = now()) : ticked),
  )
}
