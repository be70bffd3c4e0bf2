import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { AddressSelect } from '../territory/AddressSelect'
import { entryQuery, outlinesQuery, partsQuery } from '../territory/api'
import { frameOf, sheet, type Spot } from '../territory/geo'
import { called, inOneLine } from '../territory/names'
import { useText, type Texts } from '../text/Text'
import { areaOf, mostCorners, round, withCorner, written } from './area'

interface Props {
  value: string | null
  onChange: (area: string | null) => void
  disabled: boolean
  /** What is drawn, where it is not the area of a rule. */
  said?: Pick<Texts['routing']['areaEdit'], 'area' | 'none' | 'canvas'>
}

/** Where a rule holds, or works are: drawn, typed, taken from the address register, or pasted. No map from elsewhere is needed. */
export function AreaField({ value, onChange, disabled, said: own }: Props) {
  const { t, language } = useText()
  const words = { ...t.routing.areaEdit, ...own }
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const area = areaOf(value)
  const corners = area.kind === 'corners' ? area.corners : []
  const edits = !disabled && area.kind !== 'complex'
  const keep = (some: readonly Spot[]) => onChange(written(some))

  async function take(code: string) {
    const entry = await client.fetchQuery(entryQuery(code)).catch(() => undefined)
    if (!entry?.polygon) return setSaid(words.noOutline)
    onChange(JSON.stringify(entry.polygon))
    setSaid(words.from(inOneLine(language, entry.line)))
  }

  return (
    <div className="area" role="group" aria-label={words.area}>
      {!disabled && <p className="quiet">{words.lead}</p>}
      {!disabled && (
        <AddressSelect
          label={words.take}
          placeholder={words.take}
          onChoose={(found) => found && void take(found.code)}
        />
      )}
      <p role="status" className="quiet">
        {said}
      </p>
      {area.kind === 'unread' && <p className="wrong">{words.unread}</p>}
      {area.kind === 'none' && <p className="quiet">{words.none}</p>}
      {area.kind === 'complex' && <p className="quiet">{words.complex}</p>}
      <Canvas
        label={words.canvas}
        shape={area.kind === 'complex' ? area.shape : undefined}
        corners={corners}
        edits={edits}
        onChange={keep}
      />
      {area.kind === 'corners' && corners.length < 3 && <p className="wrong">{words.few}</p>}
      {corners.length > 0 && <Corners corners={corners} edits={edits} onChange={keep} />}
      {!disabled && (
        <div className="area-tools">
          {edits && corners.length > 0 && corners.length < mostCorners && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => keep([...corners, next(corners)])}>
              {words.add}
            </Button>
          )}
          {area.kind !== 'none' && (
            <Button size="small" danger onClick={() => onChange(null)}>
              {area.kind === 'complex' ? words.anew : words.clear}
            </Button>
          )}
        </div>
      )}
      <details open={area.kind === 'unread'}>
        <summary>{words.raw}</summary>
        <Input.TextArea
          id="when-area"
          aria-label={words.raw}
          rows={3}
          disabled={disabled}
          value={value ?? ''}
          placeholder='{"type":"Polygon","coordinates":[[[68.4,43.4],…]]}'
          onChange={(event) => onChange(event.target.value || null)}
        />
      </details>
    </div>
  )
}

/** Halfway between the last and the first: it can be moved from there. */
function next(corners: readonly Spot[]): Spot {
  const [first, last] = [corners[0]!, corners.at(-1)!]
  return {
    latitude: round((first.latitude + last.latitude) / 2),
    longitude: round((first.longitude + last.longitude) / 2),
  }
}

interface Edited {
  corners: Spot[]
  edits: boolean
  onChange: (corners: Spot[]) => void
}

function Corners({ corners, edits, onChange }: Edited) {
  const { t } = useText()
  const words = t.routing.areaEdit
  const put = (at: number, some: Partial<Spot>) =>
    onChange(corners.map((each, n) => (n === at ? { ...each, ...some } : each)))
  return (
    <table className="corners">
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">{words.lat}</th>
          <th scope="col">{words.lon}</th>
          {edits && <th scope="col" />}
        </tr>
      </thead>
      <tbody>
        {corners.map((corner, at) => (
          <tr key={at}>
            <th scope="row">{at + 1}</th>
            {(['latitude', 'longitude'] as const).map((field) => (
              <td key={field}>
                <InputNumber
                  size="small"
                  aria-label={`${words.corner(at + 1)}: ${field === 'latitude' ? words.lat : words.lon}`}
                  disabled={!edits}
                  min={field === 'latitude' ? -90 : -180}
                  max={field === 'latitude' ? 90 : 180}
                  step={0.01}
                  value={corner[field]}
                  onChange={(degrees) => degrees !== null && put(at, { [field]: degrees })}
                />
              </td>
            ))}
            {edits && (
              <td>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={words.remove(at + 1)}
                  onClick={() => onChange(corners.filter((_, n) => n !== at))}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const width = 720
const height = 480
const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The outlines that the register has, and the corners on them. */
function Canvas({ label, shape, corners, edits, onChange }: Edited & { label: string; shape: unknown }) {
  const { t, language } = useText()
  const words = t.routing.areaEdit
  const roots = useInfiniteQuery({ ...partsQuery(null), staleTime: 600_000 })
  const root = roots.data?.pages[0]?.items[0]?.code
  const outlines = useQuery({ ...outlinesQuery(root ?? ''), enabled: root !== undefined, staleTime: 600_000 })
  const svg = useRef<SVGSVGElement>(null)
  const [held, setHeld] = useState<{ at: number; spot: Spot }>()
  const [focused, setFocused] = useState<number>()
  const others = outlines.data ?? []
  const shown = held ? corners.map((each, at) => (at === held.at ? held.spot : each)) : corners
  // The frame stays while a corner is dragged: what is under the pointer must not run away.
  const frame = frameOf([shape, ...others.map((each) => each.polygon)], corners)

  useEffect(() => {
    if (focused === undefined) return
    svg.current?.querySelector<SVGCircleElement>(`[data-corner="${focused}"]`)?.focus()
  }, [focused, corners.length])

  if (roots.isError || outlines.isError) return <p className="quiet">{words.failed}</p>
  if (!frame) return null
  const drawn = sheet(frame, width, height)
  const own = shape ?? polygon(shown)

  function spotOf(event: { clientX: number; clientY: number }): Spot {
    const matrix = svg.current!.getScreenCTM()!.inverse()
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    const back = drawn.spot([point.x, point.y])
    return { latitude: round(back.latitude), longitude: round(back.longitude) }
  }

  function byKey(event: KeyboardEvent, at: number) {
    if (!edits) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      setFocused(Math.max(0, at - 1))
      return onChange(corners.filter((_, n) => n !== at))
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const degrees = ((frame!.east - frame!.west) / 200) * (event.shiftKey ? 10 : 1)
    onChange(
      corners.map((each, n) =>
        n === at
          ? { longitude: round(each.longitude + step[0] * degrees), latitude: round(each.latitude + step[1] * degrees) }
          : each,
      ),
    )
  }

  function drop(event: PointerEvent) {
    if (!held) return
    event.currentTarget.releasePointerCapture(event.pointerId)
    onChange(shown)
    setHeld(undefined)
  }

  return (
    <svg
      ref={svg}
      className={`sketch area-canvas${edits ? ' edited' : ''}`}
      role="group"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      onClick={(event) => {
        if (!edits || corners.length >= mostCorners || (event.target as Element).tagName === 'circle') return
        onChange(withCorner(corners, spotOf(event)))
      }}
    >
      {others.map((each) => (
        <path key={each.code} className="other" d={drawn.path(each.polygon)} fillRule="evenodd">
          <title>{called(language, each)}</title>
        </path>
      ))}
      {Boolean(own) && <path className="own" d={drawn.path(own)} fillRule="evenodd" />}
      {shown.map((spot, at) => {
        const [x, y] = drawn.at(spot)
        return (
          <circle
            key={at}
            data-corner={at}
            className="corner"
            cx={x}
            cy={y}
            r={9}
            tabIndex={edits ? 0 : undefined}
            role={edits ? 'button' : 'img'}
            aria-label={`${words.corner(at + 1)}: ${spot.latitude}, ${spot.longitude}`}
            aria-description={edits ? words.key : undefined}
            onKeyDown={(event) => byKey(event, at)}
            onPointerDown={(event) => {
              if (!edits) return
              event.currentTarget.setPointerCapture(event.pointerId)
              setHeld({ at, spot })
            }}
            onPointerMove={(event) => held?.at === at && setHeld({ at, spot: spotOf(event) })}
            onPointerUp={drop}
            onPointerCancel={() => setHeld(undefined)}
          />
        )
      })}
    </svg>
  )
}

const polygon = (corners: readonly Spot[]) =>
  corners.length > 1 && {
    type: 'Polygon',
    coordinates: [corners.map((each) => [each.longitude, each.latitude])],
  }
