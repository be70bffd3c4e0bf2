import { useId } from 'react'
import { frameOf, middleOf, sheet, type Spot } from './geo'

export interface Drawn {
  code: string
  name: string
  polygon: unknown
}

interface Props {
  label: string
  /** What it is about; drawn strong. */
  own?: unknown
  point?: Spot | null
  /** What lies within or around it; drawn light, with names. */
  others?: readonly Drawn[]
  onChoose?: (code: string) => void
}

const width = 720
const height = 480
/** Of a letter: names that do not fit into their area are told by its title only. */
const letter = 6

/** A map without tiles: the outlines that the register has, nothing from elsewhere. */
export function Sketch({ label, own, point, others = [], onChoose }: Props) {
  const title = useId()
  const frame = frameOf([own, ...others.map((each) => each.polygon)], point ? [point] : [])
  if (!frame) return null
  const drawn = sheet(frame, width, height)
  const at = point ? drawn.at(point) : undefined
  return (
    <svg
      className="sketch"
      role="img"
      aria-labelledby={title}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
    >
      <title id={title}>{label}</title>
      {Boolean(own) && <path className="own" d={drawn.path(own)} fillRule="evenodd" />}
      {others.map((each) => (
        <path
          key={each.code}
          className="other"
          d={drawn.path(each.polygon)}
          fillRule="evenodd"
          onClick={onChoose && (() => onChoose(each.code))}
        >
          <title>{each.name}</title>
        </path>
      ))}
      {others.map((each) => {
        const extent = frameOf([each.polygon], [])
        const middle = middleOf(each.polygon)
        if (!extent || !middle) return null
        const [left] = drawn.at({ latitude: extent.south, longitude: extent.west })
        const [right] = drawn.at({ latitude: extent.south, longitude: extent.east })
        if ((right - left) * 0.8 < each.name.length * letter) return null
        const [x, y] = drawn.at(middle)
        return (
          <text key={each.code} x={x} y={y} textAnchor="middle" aria-hidden="true">
            {each.name}
          </text>
        )
      })}
      {at && <circle className="spot" cx={at[0]} cy={at[1]} r={6} />}
    </svg>
  )
}
