import type { HistoryEntry, District } from '../api/client'
import type { Language, Texts } from '../text/Text'
import { spoken } from './number'
import { organisationName } from './organisation'
import { byWhen, dayInWords } from './time'

/** What a sentence of the history may need, already in the reader's language. */
export interface HistoryFacts {
  who: string
  /** The colleague whose it was until now. */
  whose?: string
  /** The colleague whose it is from then on. */
  theirs?: string
  /** The desk it went to. */
  desk?: string
  status?: string
  type?: string
  district?: string
  outcome?: string
  reason?: string
  channel?: string
  /** It came by no wire: somebody of ours wrote it down. */
  takenDown?: boolean
  /** The one it went to, or the one that was suggested. */
  organisation?: string
  from?: string
  with?: string
  note?: string
  due?: string
  date?: string
  funds?: boolean
  missing?: string
  /** Number of another ticket, as it is spoken. */
  other?: string
  /** The number it had in the older system. */
  former?: string
  /** A mark with its reasons and words. */
  rating?: string
  /** A tier of risk with its points. */
  tier?: string
}

const byNoWire: ReadonlySet<string> = new Set(['PHONE', 'VISIT', 'LETTER', 'FIELD_ROUND', 'CAMERA'])

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
    whose: details.whose,
    theirs: details.theirs,
    desk: word(t.desk, details.desk),
    status: word(t.status, entry.status),
    type: word(t.type, details.type),
    district: districts.find((each) => each.code === details.district)?.[language],
    outcome: word(t.outcome, details.outcome),
    reason: details.reason,
    channel: word(t.channel, context.channel),
    takenDown: byNoWire.has(context.channel ?? ''),
    organisation: named(language, details.organisation ?? details.suggestion),
    from: named(language, details.from),
    with: details.with
      ?.split(' ')
      .map((code) => organisationName(language, code))
      .join(', '),
    note: details.note,
    due: details.due || details.until ? byWhen(language, Date.parse((details.until ?? details.due)!)) : undefined,
    date: details.date ? dayInWords(language, details.date, Date.parse(entry.at)) : undefined,
    funds: details.funds === 'true',
    missing: details.missing ? lacking(t, details.missing.split(' ')) : undefined,
    former: details.number,
    tier: tier(t, details),
    rating: details.stars ? ratingInWords(t, details) : undefined,
    other: number(details.into ?? details.other ?? details.parent),
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
  'ANSWER_PROPOSED',
])

function word<K extends string>(words: Record<K, string>, code: string | null | undefined): string | undefined {
  return code == null ? undefined : words[code as K]
}

/** What an answer lacks, in words. */
export function lacking(t: Texts, checks: readonly string[]): string {
  return checks
    .map((check) => word(t.lacks, check))
    .filter(Boolean)
    .join(', ')
}

/** A mark, what was wrong, and the resident's own words. */
export function ratingInWords(t: Texts, details: Readonly<Record<string, string>>): string {
  const words = t.aftercare.quality
  const reasons = (details.reasons?.split(' ') ?? []).map((reason) => word(words.reason, reason)).filter(Boolean)
  return [
    words.outOfFive(Number(details.stars)) + (reasons.length > 0 ? ` (${reasons.join(', ')})` : ''),
    ...(details.words ? [`«${details.words}»`] : []),
  ].join(' ')
}

function tier(t: Texts, details: Readonly<Record<string, string>>): string | undefined {
  const name = word(t.routing.tier, details.tier)
  return name && t.routing.tierOf(name, Number(details.points ?? 0))
}

function named(language: Language, code: string | undefined): string | undefined {
  return code ? organisationName(language, code) : undefined
}

function number(other: string | undefined): string | undefined {
  return other ? spoken(other) : undefined
}
