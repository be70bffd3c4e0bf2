import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { pathOf, queues, type Queue } from '../work/queues'

type Schemas = components['schemas']
export type SavedView = Schemas['SavedView']
export type NewSavedView = Schemas['NewSavedView']

export const viewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/work/views', { signal })),
})

/** @param version 0: a new one */
export const keepView = (id: string, version: number, body: NewSavedView) =>
  answer(
    api.PUT('/api/v1/work/views/{id}', {
      params: {
        path: { id },
        header: version === 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
      },
      body,
    }),
  )

export const deleteView = ({ id, version }: SavedView) =>
  answer(api.DELETE('/api/v1/work/views/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } } }))

export const beginWith = (view: string | null) => answer(api.PUT('/api/v1/work/views/first', { body: { view } }))

/** Where it leads; `undefined`: to a queue that this console does not know. */
export function addressOf({ queue, filter }: Pick<SavedView, 'queue' | 'filter'>): string | undefined {
  const known = queues.find((each) => each === queue)
  return known && pathOf(known) + (filter ? `?${filter}` : '')
}

export const bodyOf = ({ desk, name, queue, filter, place }: SavedView): NewSavedView => ({ desk, name, queue, filter, place }) // prettier-ignore

/** The view one place further up: every view gets the number of the place where it stands, of those that move. */
export function movedUp(views: readonly SavedView[], id: string): SavedView[] {
  const at = views.findIndex((each) => each.id === id)
  if (at <= 0) return []
  const order = [...views]
  const [one] = order.splice(at, 1)
  order.splice(at - 1, 0, one!)
  return order.map((each, place) => ({ ...each, place })).filter((each) => views.find((old) => old.id === each.id)!.place !== each.place) // prettier-ignore
}

export type { Queue }
