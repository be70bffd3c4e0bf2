import { useEffect, useRef, useSyncExternalStore } from 'react'
import { preferences } from '../app/preferences'
import type { Texts } from '../text/Text'

export type KeyGroup = keyof Texts['keys']['groups']

export interface Binding {
  /** As on a Latin keyboard: `j`, `X` (with Shift), `/`, `?`, `1`, `g o` (one after the other). Several: any of them. */
  keys: readonly string[]
  group: KeyGroup
  label: (t: Texts) => string
  /** Absent: only told in the list of keys, the place itself handles it. */
  run?: (key: string) => void
}

const registered = new Set<{ current: readonly Binding[] }>()
const listeners = new Set<() => void>()
let snapshot: readonly Binding[] = []

function changed() {
  snapshot = [...registered].flatMap((each) => each.current)
  listeners.forEach((tell) => tell())
}

/** The keys of a part of the page, for as long as it is shown. */
export function useKeys(bindings: readonly Binding[]) {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => {
    registered.add(latest)
    changed()
    return () => {
      registered.delete(latest)
      changed()
    }
  }, [])
}

export function useRegisteredKeys(): readonly Binding[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => snapshot,
  )
}

/** By the place of the key, not its letter: J is J under a Kazakh or a Russian layout too. */
export function keyName(event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>): string {
  if (event.key === '?' || event.key === '/') return event.key
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (letter) return letter.toLowerCase()
  // A Kazakh layout has letters there.
  const digit = /^Digit([0-9])$/.exec(event.code)?.[1]
  if (digit && !event.shiftKey) return digit
  if (event.code === 'Slash') return event.shiftKey ? '?' : '/'
  return event.key
}

const sequenceTime = 1200
let prefix = ''
let prefixAt = 0

function press(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (!preferences().letterKeys || typing(event.target)) return
  const plain = keyName(event)
  // With Shift a letter is another key: `X`.
  const key = event.shiftKey && /^[a-z]$/.test(plain) ? plain.toUpperCase() : plain
  if (event.shiftKey && key === plain && key !== '?') return
  const sequence = event.timeStamp - prefixAt < sequenceTime ? `${prefix} ${key}` : ''
  prefix = ''
  const bindings = [...registered].flatMap((each) => each.current)
  const found =
    (sequence && bindings.find((each) => each.run && each.keys.includes(sequence))) ||
    bindings.find((each) => each.run && each.keys.includes(key))
  if (found) {
    event.preventDefault()
    found.run?.(key)
  } else if (bindings.some((each) => each.keys.some((keys) => keys.startsWith(`${key} `)))) {
    prefix = key
    prefixAt = event.timeStamp
  }
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"]')) return true
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

export function listenToKeys() {
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
