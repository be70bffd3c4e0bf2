import type { Language } from '../text/Text'
import type { Kind, Step } from './api'

export const called = (language: Language, thing: { names: Step['names'] }) => thing.names[language] || thing.names.kk

/** "Түркістан қаласы, Абай көшесі, 14": without the oblast, which everything is in. */
export function inOneLine(language: Language, line: readonly Step[]): string {
  const said = line.length > 1 ? line.filter((step) => step.kind !== 'OBLAST') : line
  return said.map((step) => called(language, step)).join(', ')
}

/** What may be inside of what: the server refuses the rest. */
const inside: Record<Kind, readonly Kind[]> = {
  OBLAST: ['DISTRICT', 'CITY'],
  DISTRICT: ['CITY', 'SETTLEMENT'],
  CITY: ['SETTLEMENT', 'SECTOR', 'STREET'],
  SETTLEMENT: ['SECTOR', 'STREET', 'HOUSE'],
  SECTOR: ['STREET', 'HOUSE'],
  STREET: ['HOUSE'],
  HOUSE: [],
}

export const kindsInside = (kind: Kind) => inside[kind]

/** Houses by number: 2, 10, 12/1, not 10, 12/1, 2. */
export function inOrder<T extends { code: string; names: Step['names'] }>(
  language: Language,
  entries: readonly T[],
): T[] {
  return [...entries].sort((a, b) =>
    called(language, a).localeCompare(called(language, b), language, { numeric: true }),
  )
}
