import { instantInCity, todayInCity } from '../words/time'

/** Whole days in the city, the last one included. */
export interface Span {
  from: string
  until: string
}

const day = 86_400_000

export const plusDays = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10)

export function thisMonth(now: number): Span {
  const today = todayInCity(now)
  return { from: `${today.slice(0, 8)}01`, until: today }
}

export function lastMonth(now: number): Span {
  const until = plusDays(`${todayInCity(now).slice(0, 8)}01`, -1)
  return { from: `${until.slice(0, 8)}01`, until }
}

export function thisYear(now: number): Span {
  const today = todayInCity(now)
  return { from: `${today.slice(0, 4)}-01-01`, until: today }
}

/** As the server wants it: from the first moment of the first day to the first after the last. */
export const instants = ({ from, until }: Span) => ({
  from: instantInCity(`${from}T00:00`),
  until: instantInCity(`${plusDays(until, 1)}T00:00`),
})

export const isRight = ({ from, until }: Span) => from !== '' && until !== '' && from <= until
