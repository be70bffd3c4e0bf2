import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'

export type AttendanceDay = components['schemas']['AttendanceDay']
export type Doing = components['schemas']['TimeSpent']['doing']

/** @param until not with it */
export const attendanceQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: ['attendance', from, until],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/work/attendance', { params: { query: { from, until } }, signal })),
  })

export const doings: readonly Doing[] = [
  'READY',
  'ON_CALL',
  'WRAP_UP',
  'TRAINING',
  'LUNCH',
  'REST',
  'MEETING',
  'OTHER',
  'NO_ANSWER',
  'VANISHED',
]

export const spent = (day: Pick<AttendanceDay, 'times'>, doing: Doing) =>
  day.times.find((each) => each.doing === doing)?.seconds ?? 0

/** Without the time in which nobody heard of them. */
export const onShift = (day: Pick<AttendanceDay, 'times'>) =>
  day.times.reduce((sum, each) => sum + (each.doing === 'VANISHED' ? 0 : each.seconds), 0)

/** "7:05": hours and minutes, as a spreadsheet reads a time. */
export function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

export type Wrong = 'order' | 'long' | undefined

const day = 86_400_000
export const mostDays = 31

/** @param until with it */
export function wrongSpan(from: string, until: string): Wrong {
  const days = (Date.parse(until) - Date.parse(from)) / day
  return Number.isNaN(days) || days < 0 ? 'order' : days >= mostDays ? 'long' : undefined
}
