import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'

export type WorkTrend = components['schemas']['WorkTrend']
type Point = components['schemas']['WorkTrendPoint']

export const trendQuery = queryOptions({
  queryKey: ['work-trend'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/work/trend', { signal })),
  refetchInterval: 60_000,
})

export interface Stretch {
  at: number
  taken: number
  inTime: number
  /** Seconds that any of those taken had waited. */
  longest: number
}

/** One after the other, also those in which nothing was taken. */
export function stretches(trend: WorkTrend, fits: (point: Point) => boolean, length = trend.stretchSeconds): Stretch[] {
  const since = Date.parse(trend.since)
  const step = length * 1000
  const count = Math.max(1, Math.ceil((Date.parse(trend.until) - since) / step))
  const all = Array.from({ length: count }, (_, n): Stretch => ({
    at: since + n * step,
    taken: 0,
    inTime: 0,
    longest: 0,
  }))
  for (const point of trend.points.filter(fits)) {
    const one = all[Math.floor((Date.parse(point.at) - since) / step)]
    if (!one) continue
    one.taken += point.taken
    one.inTime += point.inTime
    one.longest = Math.max(one.longest, point.longestSeconds)
  }
  return all
}

export function sum(all: readonly Stretch[]): Pick<Stretch, 'taken' | 'inTime' | 'longest'> {
  return all.reduce(
    (sum, each) => ({
      taken: sum.taken + each.taken,
      inTime: sum.inTime + each.inTime,
      longest: Math.max(sum.longest, each.longest),
    }),
    { taken: 0, inTime: 0, longest: 0 },
  )
}
