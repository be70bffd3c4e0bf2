import { diffWords } from 'diff'
import type { Content } from './api'

export interface Change {
  text: string
  how: 'same' | 'added' | 'removed'
}

/** Word by word, in the order in which it is read. */
export function difference(before: string, after: string): Change[] {
  return diffWords(before, after).map((part) => ({
    text: part.value,
    how: part.added ? 'added' : part.removed ? 'removed' : 'same',
  }))
}

export const same = (one: Content, other: Content) => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

function inOrder(content: Content) {
  return [
    content.kind,
    content.open,
    ...(['kk', 'ru', 'en'] as const).flatMap((each) => [content.titles[each], content.bodies[each]]),
    [...content.issues].sort(),
    [...content.organisations].sort(),
  ]
}
