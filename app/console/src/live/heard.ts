import type { TicketEvent } from './connection'

/** `undefined`: something was missed, and nobody knows what. */
type Hearing = (event: TicketEvent | undefined) => void

const hearing = new Set<Hearing>()

/** For as long as it is wanted, hears what the live line says. @return ends it */
export function hear(listener: Hearing): () => void {
  hearing.add(listener)
  return () => void hearing.delete(listener)
}

export const tell: Hearing = (event) => hearing.forEach((each) => each(event))
