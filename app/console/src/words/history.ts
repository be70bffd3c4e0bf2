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
  delivery?: string
}

/** One sentence in words; a kind of act that these pages do not know yet is told by its status, never by its code. */
export function sentence(t: Texts, language: Language, districts: District[], entry: HistoryEntry): string {
  const { details } = entry
  const facts: HistoryFacts = {
    who: entry.actor?.name ?? (residentActs.has(entry.kind) ? t.history.resident : t.history.system),
    status: word(t.status, entry.status),
    type: word(t.type, details.type),
    district: districts.find((each) => each.code === details.district)?.[language],
    outcome: word(t.outcome, details.outcome),
    reason: details.reason,
    channel: word(t.channel, details.channel),
    delivery: word(t.message.delivery, details.state ?? details.outcome),
  }
  const tell = t.history[sentenceOf[entry.kind] ?? 'other']
  return tell(facts)
}

const residentActs = new Set(['MESSAGE_RECEIVED', 'REOPENED'])

type Sentence = Exclude<keyof Texts['history'], 'system' | 'resident'>

const sentenceOf: Record<string, Sentence> = {
  RECEIVED: 'RECEIVED',
  MESSAGE_RECEIVED: 'MESSAGE_RECEIVED',
  REGISTERED: 'REGISTERED',
  REGISTRATION_CHANGED: 'CHANGED',
  TAKEN: 'TAKEN',
  RELEASED: 'RELEASED',
  REPLIED: 'REPLIED',
  ASKED: 'ASKED',
  NOTED: 'NOTED',
  CLOSED: 'CLOSED',
  REOPENED: 'REOPENED',
  DELIVERY_REPORTED: 'DELIVERY',
}

/** These acts stand in the conversation as messages; saying them once more in the history would be noise. */
export const toldByMessage = new Set(['MESSAGE_RECEIVED', 'REPLIED', 'ASKED', 'NOTED', 'DELIVERY_REPORTED'])

function word<K extends string>(words: Record<K, string>, code: string | null | undefined): string | undefined {
  return code == null ? undefined : words[code as K]
}
