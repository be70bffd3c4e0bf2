import { expect, test } from 'vitest'
import { areaOf, withCorner, written } from './area'

const square = [
  { longitude: 68, latitude: 43 },
  { longitude: 69, latitude: 43 },
  { longitude: 69, latitude: 44 },
  { longitude: 68, latitude: 44 },
]

test('what is drawn is read again, closed and with the longitude first', () => {
  expect(written(square)).toBe('{"type":"Polygon","coordinates":[[[68,43],[69,43],[69,44],[68,44],[68,43]]]}')
  expect(areaOf(written(square))).toEqual({ kind: 'corners', corners: square })
})

test('a metre is told apart, and no more', () => {
  expect(written([{ longitude: 68.123456, latitude: 43.000004 }])).toContain('[68.12346,43]')
})

test('a new corner goes into the side it is next to', () => {
  const grown = withCorner(square, { longitude: 69.2, latitude: 43.5 })
  expect(grown.map((each) => each.longitude)).toEqual([68, 69, 69.2, 69, 68])
  expect(withCorner(square, { longitude: 67.9, latitude: 43.5 })).toHaveLength(5)
  expect(withCorner(square, { longitude: 67.9, latitude: 43.5 }).at(-1)!.longitude).toBe(67.9)
})

test.each([
  ['nothing', '', 'none'],
  ['no JSON', '{', 'unread'],
  ['a point', '{"type":"Point","coordinates":[68,43]}', 'unread'],
  ['letters for numbers', '{"type":"Polygon","coordinates":[[["a","b"]]]}', 'unread'],
  ['a hole', '{"type":"Polygon","coordinates":[[[0,0],[3,0],[0,3],[0,0]],[[1,1],[2,1],[1,2],[1,1]]]}', 'complex'],
  [
    'two parts',
    '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]],[[[2,2],[3,2],[2,3],[2,2]]]]}',
    'complex',
  ],
  ['one part', '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}', 'corners'],
  [
    'a feature',
    '{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,1],[0,0]]]}}',
    'corners',
  ],
])('%s', (_, text, kind) => {
  expect(areaOf(text).kind).toBe(kind)
})
