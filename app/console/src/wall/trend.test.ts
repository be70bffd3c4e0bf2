import { expect, test } from 'vitest'
import { stretches, sum, type WorkTrend } from './trend'

const trend: WorkTrend = {
  since: '2026-03-20T02:00:00Z',
  until: '2026-03-20T04:10:00Z',
  stretchSeconds: 900,
  points: [
    { at: '2026-03-20T02:00:00Z', desk: 'OPERATORS', language: 'kk', taken: 3, inTime: 2, longestSeconds: 400 },
    { at: '2026-03-20T02:00:00Z', desk: 'OPERATORS', language: null, taken: 1, inTime: 1, longestSeconds: 10 },
    { at: '2026-03-20T04:00:00Z', desk: 'OPERATORS', language: 'kk', taken: 5, inTime: 0, longestSeconds: 900 },
    { at: '2026-03-20T04:00:00Z', desk: 'INSPECTORS', language: 'kk', taken: 7, inTime: 7, longestSeconds: 1 },
  ],
}

test('a stretch in which nothing was taken is there too', () => {
  const all = stretches(trend, (point) => point.desk === 'OPERATORS')
  expect(all).toHaveLength(9)
  expect(all[0]).toMatchObject({ taken: 4, inTime: 3, longest: 400 })
  expect(all[1]).toMatchObject({ taken: 0 })
  expect(all[8]).toMatchObject({ taken: 5, inTime: 0 })
})

test('by the hour nothing is lost', () => {
  const hours = stretches(trend, () => true, 3600)
  expect(hours.map((each) => each.taken)).toEqual([4, 0, 12])
  expect(sum(hours)).toEqual({ taken: 16, inTime: 10, longest: 900 })
})
