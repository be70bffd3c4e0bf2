import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { setClock } from '../app/clock'
import type { Texts } from '../text/Text'

type Schemas = components['schemas']
export type Wallboard = Schemas['Wallboard']
export type WallDesk = Schemas['WallboardDesk']
export type WallPerson = Schemas['WallboardPerson']
export type Uncovered = Schemas['UncoveredWork']
export type Profile = Schemas['WorkProfile']
export type NewProfile = Schemas['NewWorkProfile']
export type DeskRules = Schemas['DeskRules']
export type NewDeskRules = Schemas['NewDeskRules']

export const wallQuery = queryOptions({
  queryKey: ['wallboard'],
  queryFn: async ({ signal }) => {
    const wall = await answer(api.GET('/api/v1/work/wallboard', { signal }))
    setClock(Date.parse(wall.at))
    return wall
  },
  refetchInterval: 3000,
})

export const profileQuery = (login: string) =>
  queryOptions({
    queryKey: ['work-profile', login],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/work/profiles/{login}', { params: { path: { login } }, signal })),
    staleTime: 0,
  })

export const keepProfile = (login: string, version: number, body: NewProfile) =>
  answer(
    api.PUT('/api/v1/work/profiles/{login}', {
      params: {
        path: { login },
        header: version === 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` },
      },
      body,
    }),
  )

export const keepRules = ({ desk, version }: DeskRules, body: NewDeskRules) =>
  answer(
    api.PUT('/api/v1/work/desks/{desk}/rules', {
      params: { path: { desk }, header: { 'If-Match': `"${version}"` } },
      body,
    }),
  )

/** Here "changed meanwhile" does not speak of a ticket. */
export function wallWords(t: Texts, error: unknown): string {
  return isStale(error) ? t.work.keeping.stale : inWords(t, error)
}

export const isStale = (error: unknown) => error instanceof Refusal && error.status === 412

export type Level = { kind: 'none' } | { kind: 'met' | 'missed'; percent: number }

/** How much of what was taken in the last hour was taken in time, by the targets of then. Rounded down: 79.9 is not 80. */
export function serviceLevel({ taken, inTime, wanted }: Pick<WallDesk, 'taken' | 'inTime' | 'wanted'>): Level {
  if (taken === 0) return { kind: 'none' }
  return { kind: inTime >= wanted ? 'met' : 'missed', percent: percentOf(inTime, taken) }
}

/** Rounded down, and of something. */
export const percentOf = (inTime: number, taken: number) => Math.floor((inTime * 100) / taken)

/** Whether the oldest has waited longer than anything should. */
export function isLate({ now: { oldest }, rules }: Pick<WallDesk, 'now' | 'rules'>, now: number): boolean {
  return oldest !== null && now - Date.parse(oldest) > rules.serviceSeconds * 1000
}

export const columns = ['name', 'state', 'since', 'inHand', 'taken', 'refused', 'expired'] as const
export type Column = (typeof columns)[number]
export interface Sorting {
  by: Column
  down: boolean
}

const states = ['ON_CALL', 'WRAP_UP', 'READY', 'TRAINING', 'BREAK', 'OFF']

/** Equal ones stand by name, so that nothing jumps when the board renews itself. */
export function sorted(people: readonly WallPerson[], { by, down }: Sorting): WallPerson[] {
  const worth = (one: WallPerson) => {
    if (by === 'state') return states.indexOf(one.state)
    // The longest first is the earliest first.
    return by === 'since' ? -Date.parse(one.since) : by === 'name' ? 0 : one[by]
  }
  const sign = down ? -1 : 1
  const byName = (a: WallPerson, b: WallPerson) => a.name.localeCompare(b.name) || a.login.localeCompare(b.login)
  return [...people].sort((a, b) =>
    by === 'name' ? sign * byName(a, b) : sign * (worth(a) - worth(b)) || byName(a, b),
  )
}

/** How many are in each state, in the order of the states; states that nobody is in are left out. */
export function byState(people: readonly WallPerson[]): [WallPerson['state'], number][] {
  const counts = new Map<WallPerson['state'], number>()
  for (const { state } of people) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => states.indexOf(a) - states.indexOf(b))
}
