import { answer, api, type TicketRow } from '../api/client'
import type { components } from '../api/schema'

type Schemas = components['schemas']
export type BulkKind = Schemas['BulkKind']
export type BulkResults = Schemas['BulkResults']
export type BulkResult = Schemas['BulkResult']
export type Wanted = Omit<Schemas['BulkAct'], 'tickets'>
export type Chosen = Pick<TicketRow, 'number' | 'version' | 'title' | 'language'>

export type BulkUndone = Schemas['BulkUndone']

const seen = (chosen: readonly Chosen[]) => chosen.map(({ number, version }) => ({ number, version }))

/** What would become of each; nothing is changed. */
export const preview = (chosen: readonly Chosen[], wanted: Wanted) =>
  answer(api.POST('/api/v1/work/bulk-acts/previews', { body: { ...wanted, tickets: seen(chosen) } }))

/** The same id again goes on where it stopped. */
export const act = (id: string, chosen: readonly Chosen[], wanted: Wanted) =>
  answer(api.PUT('/api/v1/work/bulk-acts/{id}', { params: { path: { id } }, body: { ...wanted, tickets: seen(chosen) } })) // prettier-ignore

/** Some at a time, until none is left that was not tried. */
export async function undo(id: string): Promise<BulkUndone> {
  const undone = await answer(api.PUT('/api/v1/work/bulk-acts/{id}/undoing', { params: { path: { id } } }))
  return undone.left > 0 ? undo(id) : undone
}
