import type { Shape, Spot } from '../territory/geo'
import { readShape } from '../territory/geo'

/** More corners are drawn elsewhere: nobody moves a hundred of them by hand. */
export const mostCorners = 100

export type Area =
  | { kind: 'none' }
  /** In its order, the first not repeated at the end. */
  | { kind: 'corners'; corners: Spot[] }
  /** Several parts, a hole, or too many corners: seen, not edited corner by corner. */
  | { kind: 'complex'; shape: Shape }
  | { kind: 'unread' }

const isShape = (read: unknown): read is Shape => {
  const shape = read as Shape | undefined
  return (shape?.type === 'Polygon' || shape?.type === 'MultiPolygon') && Array.isArray(shape.coordinates)
}

/** The geometry of a feature, or of a collection with one, is taken out of it. */
function geometry(read: unknown): unknown {
  const some = read as { type?: string; geometry?: unknown; features?: { geometry?: unknown }[] } | undefined
  if (some?.type === 'Feature') return some.geometry
  if (some?.type === 'FeatureCollection' && some.features?.length === 1) return some.features[0]!.geometry
  return read
}

export function areaOf(text: string | null): Area {
  if (!text?.trim()) return { kind: 'none' }
  const shape = geometry(readShape(text))
  if (!isShape(shape)) return { kind: 'unread' }
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
  if (rings.some((ring) => !Array.isArray(ring) || ring.some((each) => !isCorner(each)))) return { kind: 'unread' }
  const [ring] = rings
  if (!ring || rings.length > 1 || ring.length > mostCorners + 1) return { kind: 'complex', shape }
  const [first, last] = [ring[0], ring.at(-1)]
  const open =
    first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
  return { kind: 'corners', corners: open.map(([longitude, latitude]) => ({ longitude, latitude })) }
}

const isCorner = (some: unknown) =>
  Array.isArray(some) && some.length >= 2 && Number.isFinite(some[0]) && Number.isFinite(some[1])

/** Longitude first and the ring closed, as GeoJSON wants it; five places are a metre. */
export function written(corners: readonly Spot[]): string | null {
  if (corners.length === 0) return null
  const ring = corners.map((each) => [round(each.longitude), round(each.latitude)])
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })
}

export const round = (degrees: number) => Math.round(degrees * 100_000) / 100_000

/** Into the nearest side: where somebody clicks the outline grows, and does not cross itself. */
export function withCorner(corners: readonly Spot[], fresh: Spot): Spot[] {
  if (corners.length < 3) return [...corners, fresh]
  let best = { at: corners.length, far: Infinity }
  corners.forEach((one, at) => {
    const far = farFrom(fresh, one, corners[(at + 1) % corners.length]!)
    if (far < best.far) best = { at: at + 1, far }
  })
  return [...corners.slice(0, best.at), fresh, ...corners.slice(best.at)]
}

/** Of a point from a side, in degrees of latitude. */
function farFrom(spot: Spot, one: Spot, other: Spot): number {
  const squeeze = Math.cos((spot.latitude * Math.PI) / 180)
  const [x, y] = [(other.longitude - one.longitude) * squeeze, other.latitude - one.latitude]
  const [px, py] = [(spot.longitude - one.longitude) * squeeze, spot.latitude - one.latitude]
  const along = x === 0 && y === 0 ? 0 : Math.min(1, Math.max(0, (px * x + py * y) / (x * x + y * y)))
  return Math.hypot(px - along * x, py - along * y)
}
