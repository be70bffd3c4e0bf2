import type { Words } from './api'

/** As it lies on this machine. */
export interface Local extends Words {
  /** When the server kept what this one goes on with. */
  seen?: string | null
  /** The server has not got all of it. What an older console left here it never got. */
  dirty?: boolean
}

export type Restored = 'keep' | 'save' | 'adopt' | 'clear'

/** What becomes of what lies here, now that one knows what the server has. */
export function restored(local: Local, mine: (Words & { at: string }) | undefined): Restored {
  if (local.text && local.dirty !== false) {
    return mine?.text === local.text && mine.kind === local.kind ? 'adopt' : 'save'
  }
  if (mine) return local.seen && Date.parse(mine.at) <= Date.parse(local.seen) ? 'keep' : 'adopt'
  // It was sent or thrown away at another place.
  return local.text ? 'clear' : 'keep'
}

/** Words are never replaced by others, they are put below. */
export const below = (above: string, more: string) => (above.trim() ? `${above.trimEnd()}\n\n${more}` : more)
