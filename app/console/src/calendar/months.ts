/** Dates as `2026-10-25`, counted without any zone. */
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)
const iso = (millis: number) => new Date(millis).toISOString().slice(0, 10)

export const plusDays = (date: string, days: number) => iso(utc(date) + days * 86_400_000)

/** The same day of another month, or its last one. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, last)))
}

/** Monday is 0. */
export const weekdayOf = (date: string) => (new Date(utc(date)).getUTCDay() + 6) % 7

/** The weeks of a month, from Monday; nothing where another month's days are. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = iso(Date.UTC(year, month, 1))
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const cells: (string | undefined)[] = Array.from({ length: weekdayOf(first) }, () => undefined)
  for (let day = 0; day < days; day++) cells.push(plusDays(first, day))
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
