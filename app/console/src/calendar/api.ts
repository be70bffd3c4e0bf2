import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { keepWords } from '../keep/keep'
import { keepAs } from '../tables/download'
import type { Tried } from '../tables/ImportDialog'
import type { Texts } from '../text/Text'

type Schemas = components['schemas']
export type Calendar = Schemas['WorkingCalendar']
export type OwnDay = Schemas['CalendarOwnDay']
export type CalendarDay = Schemas['CalendarDay']
export type HolidaySet = Schemas['HolidaySet']
export type Holiday = Schemas['Holiday']
export type ClockUnit = Schemas['ClockUnit']
export type Receipt = Schemas['Receipt']

/** Ours by code first. */
export function calendarWords(t: Texts, error: unknown): string {
  const code = error instanceof Refusal ? error.problem.code : undefined
  return (code && t.calendar.refused[code]) || keepWords(t, error)
}

/** A year of a calendar; its queries begin as those of the calendars do, so a change reads them again. */
export const yearQuery = (id: string, year: number, version: number | undefined) =>
  queryOptions({
    queryKey: ['working-calendars', id, 'days', year, version ?? null],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/working-calendars/{id}/days', {
          params: {
            path: { id },
            query: { from: `${year}-01-01`, to: `${year}-12-31`, ...(version === undefined ? {} : { version }) },
          },
          signal,
        }),
      ),
    staleTime: 60_000,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['working-calendars', id, 'versions'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/working-calendars/{id}/versions', {
          params: { path: { id }, query: { limit: 50 } },
          signal,
        }),
      ),
  })

export const dueQuery = (id: string, asked: { start: string; amount: number; unit: ClockUnit; receipt: Receipt }) =>
  queryOptions({
    queryKey: ['working-calendars', id, 'explain', asked],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/working-calendars/{id}/explain', { params: { path: { id }, query: asked }, signal })),
    retry: false,
  })

export const holidaySetsQuery = queryOptions({
  queryKey: ['holiday-sets'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/holiday-sets', { signal })),
})

export async function saveHolidays(id: string, format: 'CSV' | 'XLSX') {
  const bytes = await answer(
    api.GET('/api/v1/holiday-sets/{id}/exports', { params: { path: { id }, query: { format } }, parseAs: 'blob' }),
  )
  keepAs(`holidays.${format.toLowerCase()}`, bytes as unknown as Blob)
}

export function useBringHolidays(id: string) {
  const client = useQueryClient()
  return async (t: Texts, file: File, dryRun: boolean): Promise<Tried> => {
    try {
      const taken = await answer(
        api.POST('/api/v1/holiday-sets/{id}/imports', {
          params: { path: { id }, query: { 'dry-run': dryRun } },
          body: file as unknown as string,
          bodySerializer: (body: unknown) => body as File,
          headers: {
            'Content-Type': file.name.toLowerCase().endsWith('.xlsx')
              ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
              : 'text/csv',
          },
        }),
      )
      if (!dryRun) {
        for (const key of ['holiday-sets', 'working-calendars']) await client.invalidateQueries({ queryKey: [key] })
      }
      const { added, changed, unchanged, removed } = taken
      return {
        faults: [],
        sums: [t.catalogue.sums(added, changed, unchanged), t.calendar.holidayRoom.removed(removed)],
        news: added + changed + removed > 0,
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const whole = t.calendar.refused[error.problem.code ?? '']
      if (whole) {
        const reason = error.problem.detail ?? ''
        return { faults: [{ row: null, field: null, why: whole, reason }], sums: [], news: false }
      }
      if (error.problem.code !== 'ROWS_WRONG') throw error
      const known = { ...t.rooms.faults, ...t.calendar.refused } as Record<string, string>
      return {
        faults: (error.problem.violations ?? []).map(({ row, field, code, message }) => ({
          row: row ?? null,
          field: field ?? null,
          why: (code && known[code]) || t.catalogue.reasons.other,
          reason: message ?? '',
        })),
        sums: [],
        news: false,
      }
    }
  }
}
