import type { HistoryEntry, District } from '../api/client'
import type { Language, Texts } from '../text/Text'

/** What a sentence of the history may need, already in the reader's language. */
export interface HistoryFacts {
  who: string
  status?: string
  type?: string
  district?: string
  outcome?: string
  reason?: string
  channel?: string
}

/** One sentence in words; a kind of act that these pages do not know yet is told by its status, never by its code. */
export function sentence(
  t: Texts,
  language: Language,
  districts: District[],
  entry: HistoryEntry,
  context: { corrected?: boolean; channel?: string } = {},
): string {
  const { details } = entry
  const facts: HistoryFacts = {
    who: entry.actor?.name ?? (entry.kind === 'REOPENED' ? t.message.resident : t.message.system),
    status: word(t.status, entry.status),
    type: word(t.type, details.type),
    district: districts.find((each) => each.code === details.district)?.[language],
    outcome: word(t.outcome, details.outcome),
    reason: details.reason,
    channel: word(t.channel, context.channel),
  }
  const sentences: Partial<Record<string, (facts: HistoryFacts) => string>> = t.acts
  const tell = context.corrected ? t.acts.CHANGED : sentences[entry.kind]
  return (tell ?? t.acts.other)(facts)
}

/** These acts stand in the conversation as messages; saying them once more in the history would be noise. */
export const toldByMessage: ReadonlySet<string> = new Set([
  'RESIDENT_WROTE',
  'MACHINE_WROTE',
  'REPLIED',
  'ASKED',
  'NOTED',
])

function word<K extends string>(words: Record<K, string>, code: string | null | undefined): string | undefined {
  return code == null ? undefined : words[code as K]
}
