/** Longitude and latitude, as GeoJSON has them. */
type Corner = readonly [number, number]
export type Shape = { type: 'Polygon'; coordinates: Corner[][] } | { type: 'MultiPolygon'; coordinates: Corner[][][] }

export interface Frame {
  west: number
  south: number
  east: number
  north: number
}

export function ringsOf(shape: unknown): Corner[][] {
  const read = shape as Shape | null | undefined
  if (read?.type === 'Polygon') return read.coordinates
  if (read?.type === 'MultiPolygon') return read.coordinates.flat()
  return []
}

/** Of the largest ring: where a name stands best; the middle of its frame may lie in a neighbour. */
export function middleOf(shape: unknown): Spot | undefined {
  let best: { area: number; spot: Spot } | undefined
  for (const ring of ringsOf(shape)) {
    let [twice, x, y] = [0, 0, 0]
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!]
      const cross = x1 * y2 - x2 * y1
      twice += cross
      x += (x1 + x2) * cross
      y += (y1 + y2) * cross
    }
    if (twice === 0 || (best && Math.abs(twice) <= best.area)) continue
    best = { area: Math.abs(twice), spot: { longitude: x / (3 * twice), latitude: y / (3 * twice) } }
  }
  return best?.spot
}

export interface Spot {
  latitude: number
  longitude: number
}

/** What holds all of it, with a little room around; a lone point gets some hundred metres. */
export function frameOf(shapes: readonly unknown[], spots: readonly Spot[]): Frame | undefined {
  const corners = [
    ...shapes.flatMap((shape) => ringsOf(shape).flat()),
    ...spots.map((spot): Corner => [spot.longitude, spot.latitude]),
  ]
  if (corners.length === 0) return undefined
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = Math.max((east - west) * 0.05, (north - south) * 0.05, 0.003)
  return { west: west - room, east: east + room, south: south - room, north: north + room }
}

/** In the middle of a sheet of that size; degrees of longitude are shorter than those of latitude here. */
export function sheet(frame: Frame, width: number, height: number) {
  const squeeze = Math.cos((((frame.south + frame.north) / 2) * Math.PI) / 180)
  const wide = (frame.east - frame.west) * squeeze
  const high = frame.north - frame.south
  const scale = Math.min(width / wide, height / high)
  const left = (width - wide * scale) / 2
  const top = (height - high * scale) / 2
  const at = ([x, y]: Corner): [number, number] => [
    left + (x - frame.west) * squeeze * scale,
    top + (frame.north - y) * scale,
  ]
  return {
    at: (spot: Spot) => at([spot.longitude, spot.latitude]),
    /** What lies there. */
    spot: ([x, y]: readonly [number, number]): Spot => ({
      longitude: frame.west + (x - left) / (squeeze * scale),
      latitude: frame.north - (y - top) / scale,
    }),
    path: (shape: unknown) =>
      ringsOf(shape)
        .map(
          (ring) =>
            ring
              .map((corner, i) => {
                const [x, y] = at(corner)
                return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
              })
              .join('') + 'Z',
        )
        .join(''),
  }
}

/** Of pasted text: the geometry in a feature or in a collection of one too; undefined: no GeoJSON. */
export function readShape(text: string): unknown {
  try {
    const read = JSON.parse(text) as { type?: string } | null
    return read && typeof read === 'object' && typeof read.type === 'string' ? read : undefined
  } catch {
    return undefined
  }
}
