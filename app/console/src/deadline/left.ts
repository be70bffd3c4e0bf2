import { catalogue, type Language } from '../text/Text'
import { byWhen, dayInWords, span, spanInWords, urgency, type Urgency } from '../words/time'
import { unusual, worked, type Hours } from './working'

const minute = 60_000
const hour = 60 * minute

/** What is left of a promise, in the kind of time in which it was given. */
export interface Left {
  /** Below zero: by how much it is late. */
  time: number
  state: Urgency
  short: string
  words: string
  /** Why it is as much. */
  why: string
}

interface Promised {
  receivedAt: number
  dueAt: number
  /** When the clock stands since; else now. */
  at: number
}

export function leftOf(language: Language, { receivedAt, dueAt, at }: Promised, hours: Hours | undefined): Left {
  const d = catalogue[language].deadline.left
  const by = byWhen(language, dueAt)
  const time = hours && worked(hours, at, dueAt)
  const whole = hours && worked(hours, receivedAt, dueAt)
  if (!hours || time === undefined) {
    const plain = dueAt - at
    const words = spanInWords(language, plain)
    return {
      time: plain,
      state: urgency(at, receivedAt, dueAt),
      // "−< 1" would be a riddle: a breach counts from its first minute.
      short: span(language, plain < 0 ? Math.min(plain, -minute) : plain),
      words,
      why: plain < 0 ? d.plainOver(by, words) : d.plain(by, words),
    }
  }
  const words = workInWords(language, time)
  const otherwise = unusual(hours, Math.min(at, dueAt), Math.max(at, dueAt))
  return {
    time,
    state: at > dueAt ? 'breached' : time <= Math.min((whole ?? Infinity) / 4, 8 * hour) ? 'atRisk' : 'fine',
    short: workShort(language, time),
    words,
    why: [
      at > dueAt ? d.workOver(by, words) : d.work(by, words),
      ...otherwise.slice(0, 4).map((day) => `${dayInWords(language, day.date, at)}: ${day.why[language]}.`),
      ...(otherwise.length > 4 ? [d.more(otherwise.length - 4)] : []),
    ].join(' '),
  }
}

/** Hours are never made into days: nobody knows how long a working day is without the calendar. */
const parts = (time: number) => {
  const whole = Math.max(1, Math.floor(Math.abs(time) / minute))
  return [Math.floor(whole / 60), whole % 60] as const
}

function workShort(language: Language, time: number): string {
  const d = catalogue[language].deadline.left
  const [hours, minutes] = parts(time)
  if (hours === 0) return d.shortMinutes(minutes)
  return hours < 3 && minutes > 0 ? `${d.shortHours(hours)} ${d.minutes(minutes)}` : d.shortHours(hours)
}

function workInWords(language: Language, time: number): string {
  const d = catalogue[language].deadline.left
  const [hours, minutes] = parts(time)
  if (hours === 0) return d.onlyMinutes(minutes)
  return minutes === 0 ? d.hours(hours) : `${d.hours(hours)} ${d.minutes(minutes)}`
}
