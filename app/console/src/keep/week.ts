import type { components } from '../api/schema'

type Hours = components['schemas']['WorkingHours']
export type Day = Hours['day']

export const days: readonly Day[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

/** Two spans of a day leave a lunch break between them. */
export const ofDay = (weekly: readonly Hours[], day: Day) => weekly.filter((each) => each.day === day)

const minutes = (clock: string) => {
  const [hours = 0, mins = 0] = clock.split(':').map(Number)
  return hours * 60 + mins
}

/** To 00:00 is the end of the day. */
const end = (clock: string) => minutes(clock) || 1440

/** Days whose hours end before they begin, or overlap: what the server refuses, said beside the field. */
export function wrongDays(weekly: readonly Hours[]): Set<Day> {
  const wrong = new Set<Day>()
  for (const day of days) {
    const spans = ofDay(weekly, day).toSorted((a, b) => minutes(a.from) - minutes(b.from))
    spans.forEach((span, i) => {
      const before = spans[i - 1]
      if (!span.from || !span.to || end(span.to) <= minutes(span.from)) wrong.add(day)
      else if (before && end(before.to) > minutes(span.from)) wrong.add(day)
    })
  }
  return wrong
}

export const hoursAWeek = (weekly: readonly Hours[]) =>
  weekly.reduce((sum, { from, to }) => sum + end(to) - minutes(from), 0) / 60
