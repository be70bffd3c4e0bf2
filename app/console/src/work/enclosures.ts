import type { Attachment, TicketView } from '../api/client'

/** What becomes of a file that is attached to an answer. */
export type Fate = 'goes' | 'too-large' | 'not-this-kind' | 'by-link'

type AnswerBy = NonNullable<TicketView['answerBy']>

function isOf(kind: string, mediaType: string) {
  return kind === '*/*' || kind === mediaType || (kind.endsWith('/*') && mediaType.startsWith(kind.slice(0, -1)))
}

/** Known before it is sent: whoever writes can send something smaller, or say it in words. */
export function fate(by: AnswerBy | null | undefined, file: Pick<Attachment, 'mediaType' | 'size'>): Fate {
  if (!by || by.why || by.files.length === 0) return 'by-link'
  const ofThatKind = by.files.filter((rule) => rule.types.some((kind) => isOf(kind, file.mediaType)))
  if (ofThatKind.length === 0) return 'not-this-kind'
  return ofThatKind.some((rule) => file.size <= rule.mostBytes) ? 'goes' : 'too-large'
}
