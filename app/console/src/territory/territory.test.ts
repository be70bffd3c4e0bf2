import { expect, test } from 'vitest'
import { frameOf, middleOf, readShape, ringsOf, sheet } from './geo'
import { inOneLine, inOrder } from './names'

const named = (name: string) => ({ kk: name, ru: `${name} по-русски`, en: '' })
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [68, 43],
      [69, 43],
      [69, 44],
      [68, 44],
      [68, 43],
    ],
  ],
}

test('north is up, east is right, and a degree of longitude is shorter than one of latitude', () => {
  const frame = frameOf([square], [])!
  const drawn = sheet(frame, 400, 300)
  const [west, north] = drawn.at({ longitude: 68, latitude: 44 })
  const [east, south] = drawn.at({ longitude: 69, latitude: 43 })
  expect(west).toBeLessThan(east)
  expect(north).toBeLessThan(south)
  expect((east - west) / (south - north)).toBeCloseTo(Math.cos((43.5 * Math.PI) / 180), 2)
  expect(drawn.path(square)).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){4}Z$/)
})

test('a lone point has a frame, nothing has none', () => {
  const frame = frameOf([], [{ latitude: 43.3, longitude: 68.25 }])!
  expect(frame.east - frame.west).toBeGreaterThan(0.005)
  expect(frameOf([null, undefined], [])).toBeUndefined()
})

test('a name stands in the middle of the largest part', () => {
  const far = [[[10, 10], [10.1, 10], [10.1, 10.1], [10, 10]]] // prettier-ignore
  expect(middleOf({ type: 'MultiPolygon', coordinates: [far, square.coordinates] })).toEqual({
    longitude: expect.closeTo(68.5, 6),
    latitude: expect.closeTo(43.5, 6),
  })
  expect(middleOf(null)).toBeUndefined()
})

test('several parts are drawn, what is no outline is not', () => {
  expect(ringsOf({ type: 'MultiPolygon', coordinates: [square.coordinates, square.coordinates] })).toHaveLength(2)
  expect(ringsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([])
  expect(ringsOf(null)).toEqual([])
})

test.each(['', '{', '5', 'null', '[]', '{"a":1}'])('%s is no GeoJSON', (text) => {
  expect(readShape(text)).toBeUndefined()
})

test('an address is said from the large to the small, without the oblast', () => {
  const line = [
    { code: 'o', kind: 'OBLAST' as const, names: named('Облыс') },
    { code: 't', kind: 'CITY' as const, names: named('Түркістан') },
    { code: 'a', kind: 'STREET' as const, names: named('Абай көшесі') },
  ]
  expect(inOneLine('kk', line)).toBe('Түркістан, Абай көшесі')
  expect(inOneLine('en', line)).toBe('Түркістан, Абай көшесі')
  expect(inOneLine('ru', line.slice(0, 1))).toBe('Облыс по-русски')
})

test('houses stand in the order of their numbers', () => {
  const houses = ['10', '2', '12/1', '1'].map((n) => ({ code: `h-${n}`, names: named(n) }))
  expect(inOrder('kk', houses).map((each) => each.names.kk)).toEqual(['1', '2', '10', '12/1'])
})
