import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api, type TicketRow } from '../api/client'
import { useNow } from '../app/clock'
import { plusDays } from '../calendar/months'
import type { CalendarDay } from '../calendar/api'
import { instantInCity, todayInCity } from '../words/time'

/** What of a version of a calendar has to be known to count by it: its worked spans as instants, in order. */
export interface Hours {
  days: readonly CalendarDay[]
  first: number
  last: number
  begins: readonly number[]
  ends: readonly number[]
  /** How much was worked before each span. */
  before: readonly number[]
}

const moment = (date: string, clock: string) => Date.parse(instantInCity(`${date}T${clock}`))

export function hoursOf(days: readonly CalendarDay[]): Hours {
  const begins: number[] = []
  const ends: number[] = []
  const before: number[] = []
  let sum = 0
  for (const { date, spans } of days) {
    for (const { from, to } of spans) {
      const begin = moment(date, from)
      // A day ends at 24:00, which is written as the next one's 00:00.
      const end = to === '00:00' ? moment(plusDays(date, 1), '00:00') : moment(date, to)
      begins.push(begin)
      ends.push(end)
      before.push(sum)
      sum += end - begin
    }
  }
  return {
    days,
    first: moment(days[0]!.date, '00:00'),
    last: moment(plusDays(days.at(-1)!.date, 1), '00:00'),
    begins,
    ends,
    before,
  }
}

/** Worked milliseconds from one moment to another, below zero when it is the earlier; `undefined`: beyond what is known. */
export function worked(hours: Hours, from: number, to: number): number | undefined {
  if (Math.min(from, to) < hours.first || Math.max(from, to) > hours.last) return undefined
  return until(hours, to) - until(hours, from)
}

function until({ begins, ends, before }: Hours, at: number): number {
  let low = 0
  let high = begins.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (begins[middle]! <= at) low = middle + 1
    else high = middle
  }
  if (low === 0) return 0
  return before[low - 1]! + Math.min(at, ends[low - 1]!) - begins[low - 1]!
}

/** Dates from one moment to another on which it is worked otherwise than in an ordinary week. */
export function unusual({ days }: Hours, from: number, to: number): CalendarDay[] {
  const [first, last] = [todayInCity(from), todayInCity(to)]
  return days.filter(
    ({ date, reason }) => date >= first && date <= last && reason !== 'ORDINARY' && reason !== 'WEEKLY_DAY_OFF',
  )
}

/** A version never changes: it is asked for once a day, however many tickets are counted by it. */
const hoursQuery = (id: string, version: number, today: string) =>
  queryOptions({
    queryKey: ['working-calendars', id, 'hours', version, today],
    queryFn: async ({ signal }) => {
      const query = { from: plusDays(today, -100), to: plusDays(today, 299), version }
      const { days } = await answer(
        api.GET('/api/v1/working-calendars/{id}/days', { params: { path: { id }, query }, signal }),
      )
      return hoursOf(days)
    },
    staleTime: Infinity,
    gcTime: 24 * 3_600_000,
  })

/** `undefined`: it is due in plain time, or the calendar is not known yet. */
export function useHours(dueIn: TicketRow['dueIn']): Hours | undefined {
  const today = todayInCity(useNow())
  return useQuery({
    ...hoursQuery(dueIn?.calendar ?? '', dueIn?.version ?? 0, today),
    enabled: dueIn !== null,
  }).data
}
