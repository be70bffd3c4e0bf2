import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Modifier,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { Button } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useText } from '../text/Text'
import type { Fault, Rule, Rules } from './api'
import { Conditions, Outcome } from './Chips'
import { RuleEditor } from './RuleEditor'
import { added, distance, idsOf, moved, newRule } from './rules'

interface Props {
  rules: Rules
  faults: Fault[]
  edits: boolean
  onChange: (rules: Rules) => void
}

const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 })

/** In the order in which they are looked through. */
export function RuleList({ rules, faults, edits, onChange }: Props) {
  const { t, language } = useText()
  const r = t.routing
  const [open, setOpen] = useState<number | 'new'>()
  const [told, setTold] = useState('')
  const all = rules.rules
  const keep = (some: Rule[]) => onChange({ ...rules, rules: some })
  const name = (rule: Rule) => rule.names[language] || r.newRule

  const sensors = useSensors(
    // A click opens the rule; only who moves drags.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )

  function move(at: number, by: number) {
    const rule = all[at]
    if (!rule) return
    keep(moved(all, at, by))
    setTold(r.moved(name(rule), at + by + 1))
  }

  const editing = open === 'new' ? newRule : open === undefined ? undefined : all[open]
  const ids = idsOf(all)
  const nameOf = (id: string | number) => {
    const rule = all[ids.indexOf(String(id))]
    return rule ? name(rule) : ''
  }
  const place = (id: string | number) => ids.indexOf(String(id)) + 1

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        modifiers={[upAndDown]}
        accessibility={{
          screenReaderInstructions: { draggable: r.dragHow },
          announcements: {
            onDragStart: ({ active }) => r.dragBegun(nameOf(active.id), place(active.id), all.length),
            onDragOver: ({ active, over }) =>
              over ? r.dragOver(nameOf(active.id), place(over.id), all.length) : undefined,
            onDragEnd: ({ active, over }) => (over ? r.moved(nameOf(active.id), place(over.id)) : r.dragLeft),
            onDragCancel: () => r.dragLeft,
          },
        }}
        onDragEnd={({ active, over }) => {
          if (over) keep(moved(all, place(active.id) - 1, distance(ids, String(active.id), String(over.id))))
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy} disabled={!edits}>
          <ol className="rules">
            {all.map((rule, at) => (
              <Row
                key={ids[at]}
                id={ids[at]!}
                rule={rule}
                name={name(rule)}
                at={at}
                last={at === all.length - 1}
                edits={edits}
                wrong={faults.filter((each) => each.rule === rule.number && rule.number > 0)}
                onMove={(by) => move(at, by)}
                onOpen={() => setOpen(at)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <p className="unseen" role="status">
        {told}
      </p>
      {edits && <Button onClick={() => setOpen('new')}>{r.add}</Button>}
      {editing && (
        <RuleEditor
          key={open}
          rule={editing}
          rules={rules}
          faults={faults.filter((each) => each.rule === editing.number && editing.number > 0)}
          edits={edits}
          onClose={() => setOpen(undefined)}
          onRemove={
            typeof open === 'number'
              ? () => {
                  keep(all.filter((_, at) => at !== open))
                  setOpen(undefined)
                }
              : undefined
          }
          onDone={(rule) => {
            keep(typeof open === 'number' ? all.map((each, at) => (at === open ? rule : each)) : added(all, rule))
            setOpen(undefined)
          }}
        />
      )}
    </>
  )
}

interface RowProps {
  id: string
  rule: Rule
  name: string
  at: number
  last: boolean
  edits: boolean
  wrong: Fault[]
  onMove: (by: number) => void
  onOpen: () => void
}

/** Its handle is dragged, or picked up by the space bar and carried by the arrows; Alt with an arrow moves it at once. */
function Row({ id, rule, name, at, last, edits, wrong, onMove, onOpen }: RowProps) {
  const { t } = useText()
  const r = t.routing
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  })
  const row = useRef<HTMLLIElement>(null)

  function byKey(event: KeyboardEvent) {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!edits || !event.altKey || by === 0 || (by < 0 ? at === 0 : last)) return
    event.preventDefault()
    event.stopPropagation()
    const held = event.target as HTMLElement
    onMove(by)
    // A row that is put elsewhere in the page loses the focus.
    requestAnimationFrame(() => {
      held.focus()
      row.current?.scrollIntoView({ block: 'nearest' })
    })
  }

  return (
    <li
      ref={(node) => {
        row.current = node
        setNodeRef(node)
      }}
      className={[rule.on ? '' : 'off', isDragging ? 'dragged' : ''].join(' ').trim() || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      onKeyDownCapture={byKey}
    >
      {edits && (
        <span className="moves">
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={r.up(name)}
            disabled={at === 0}
            onClick={() => onMove(-1)}
          />
          <button
            type="button"
            ref={setActivatorNodeRef}
            className="handle"
            {...attributes}
            {...listeners}
            aria-label={r.drag(name)}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            title={r.dragTitle}
          >
            <HolderOutlined aria-hidden />
          </button>
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={r.down(name)}
            disabled={last}
            onClick={() => onMove(1)}
          />
        </span>
      )}
      <div className="rule">
        <h3>
          <button className="plain" onClick={onOpen}>
            <span className="rule-number">{rule.number ? r.rule(rule.number) : r.newRule}</span> {name}
          </button>
          {!rule.on && <span className="quiet"> · {r.off}</span>}
        </h3>
        <Conditions when={rule.when} />
        <p className="outcome">
          <span aria-hidden>→ </span>
          <Outcome then={rule.then} />
        </p>
        {wrong.map((each, n) => (
          <p key={n} className="wrong">
            <span aria-hidden>⚠ </span>
            {r.broken}: {r.why[each.reason] ?? each.reason}
            {each.what ? ` (${each.what})` : ''}
          </p>
        ))}
      </div>
    </li>
  )
}
