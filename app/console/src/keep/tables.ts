import { useQueryClient } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { Refusal } from '../api/refusal'
import { keepAs } from '../tables/download'
import type { Fault, Tried } from '../tables/ImportDialog'
import type { Texts } from '../text/Text'

export const tables = ['organisations', 'responsibilities', 'staff'] as const
export type TableName = (typeof tables)[number]

const paths = {
  organisations: '/api/v1/organisations',
  responsibilities: '/api/v1/responsibilities',
  staff: '/api/v1/staff',
  olderTickets: '/api/v1/older-tickets',
} as const

/** What is read of each again once it was taken in. */
const queries = {
  organisations: 'organisations',
  responsibilities: 'responsibilities',
  staff: 'people',
  olderTickets: 'tickets',
} as const

export interface Brought extends Tried {
  /** Of people who are new; shown once. */
  passwords: Record<string, string>
}

export function useBring(table: keyof typeof paths) {
  const client = useQueryClient()
  return async (t: Texts, file: File, dryRun: boolean): Promise<Brought> => {
    try {
      const taken = await answer(
        api.POST(`${paths[table]}/imports`, {
          params: { query: { 'dry-run': dryRun } },
          body: file as unknown as string,
          bodySerializer: (body: unknown) => body as File,
          headers: { 'Content-Type': mediaType(file) },
        }),
      )
      if (!dryRun) {
        for (const key of [queries[table], 'organisations', 'changes'])
          await client.invalidateQueries({ queryKey: [key] })
      }
      return {
        faults: [],
        sums: [t.catalogue.sums(taken.added, taken.changed, taken.unchanged)],
        news: taken.added + taken.changed > 0,
        passwords: 'passwords' in taken ? taken.passwords : {},
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'ROWS_WRONG') throw error
      return {
        faults: (error.problem.violations ?? []).map((each) => fault(t, each)),
        sums: [],
        news: false,
        passwords: {},
      }
    }
  }
}

export async function save(table: TableName, format: 'CSV' | 'XLSX'): Promise<void> {
  const bytes = await answer(api.GET(`${paths[table]}/exports`, { params: { query: { format } }, parseAs: 'blob' }))
  keepAs(`${table}.${format.toLowerCase()}`, bytes as unknown as Blob)
}

function fault(
  t: Texts,
  { row, field, code, message }: { row?: number | null; field?: string | null; code?: string | null; message?: string },
): Fault {
  const reasons = t.catalogue.reasons as Record<string, string>
  const why = (code && (t.rooms.faults[code] ?? t.keep.refused[code] ?? reasons[code])) || t.catalogue.reasons.other
  return { row: row ?? null, field: field ?? null, why, reason: message ?? '' }
}

/** Browsers on Windows call a CSV an Excel file: its name says more. */
const mediaType = (file: File) =>
  file.name.toLowerCase().endsWith('.xlsx')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv'
