import type { FoundGroup, FoundKind } from './api'

export const kinds: readonly FoundKind[] = ['ARTICLE', 'ISSUE', 'PLANNED_WORK', 'TICKET']
export const states = ['OPEN', 'CLOSED'] as const
export type State = (typeof states)[number]

/**
 * What is looked for, as it stands in the address: a link shows the same to a colleague, as far as they may see it. The
 * words may be a name or a telephone, so they stand behind the hash, which no browser sends to anybody.
 */
export interface Asked {
  words: string
  kind?: FoundKind
  state?: State
}

export function asked({ search, hash }: { search: string; hash: string }): Asked {
  const address = new URLSearchParams(search)
  const kind = kinds.find((each) => each === address.get('kind'))
  const state = states.find((each) => each === address.get('state'))
  return { words: decoded(hash.slice(1)).trim(), ...(kind ? { kind } : {}), ...(state ? { state } : {}) }
}

export function addressOf({ words, kind, state }: Asked): string {
  const address = new URLSearchParams()
  if (kind) address.set('kind', kind)
  if (state) address.set('state', state)
  return `/search${address.size > 0 ? `?${address}` : ''}#${encodeURIComponent(words)}`
}

/** A link that was cut or typed by hand is no reason to fail. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

/** Another kind or state; the same again takes it away. A state is of tickets only. */
export function toggled(before: Asked, change: Partial<Pick<Asked, 'kind' | 'state'>>): Asked {
  const kind = 'kind' in change ? (before.kind === change.kind ? undefined : change.kind) : before.kind
  const wanted = 'state' in change ? (before.state === change.state ? undefined : change.state) : before.state
  const ofTickets = kind === undefined || kind === 'TICKET'
  const state = ofTickets ? wanted : undefined
  return { words: before.words, ...(kind ? { kind } : {}), ...(state ? { state } : {}) }
}

/** Pages of one answer as one: groups in their order, each with everything that came for it. */
export function together(pages: readonly { groups: readonly FoundGroup[] }[], state?: State): FoundGroup[] {
  const all = new Map<FoundKind, FoundGroup>()
  for (const group of pages.flatMap((page) => page.groups)) {
    const before = all.get(group.kind)
    all.set(group.kind, before ? { ...group, items: [...before.items, ...group.items] } : group)
  }
  return (
    kinds
      .map((kind) => all.get(kind))
      .filter((group) => group !== undefined)
      .filter((group) => group.items.length > 0 || group.since != null || group.next != null)
      // Whoever asks for open ones does not ask for articles.
      .filter((group) => !state || group.kind === 'TICKET')
  )
}

/** A question in digits only is meant as a number, whatever else it may be. */
export const looksLikeNumber = (typed: string) => /^[\d\s\u00a0\-–—.№#]{6,}$/.test(typed.trim())
