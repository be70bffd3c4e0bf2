import type { ChannelState, LedgerDay } from './api'

/** What needs somebody comes first; else as the server has them. */
export const byNeed = (channels: readonly ChannelState[]) => [
  ...channels.filter((each) => each.troubles.length > 0),
  ...channels.filter((each) => each.troubles.length === 0),
]

export const isWhole = (day: LedgerDay) => day.dead === 0 && day.missing === 0

/** A day of the city, so many days after another. */
export function daysAfter(day: string, many: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + many)
  return at.toISOString().slice(0, 10)
}
