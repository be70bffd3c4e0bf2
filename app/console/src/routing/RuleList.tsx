import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'
import type { Fault, Rule, Rules } from './api'
import { Conditions, Outcome } from './Chips'
import { RuleEditor } from './RuleEditor'
import { added, moved, newRule } from './rules'

interface Props {
  rules: Rules
  faults: Fault[]
  edits: boolean
  onChange: (rules: Rules) => void
}

/** In the order in which they are looked through. */
export function RuleList({ rules, faults, edits, onChange }: Props) {
  const { t, language } = useText()
  const r = t.routing
  const [open, setOpen] = useState<number | 'new'>()
  const [told, setTold] = useState('')
  const all = rules.rules
  const keep = (some: Rule[]) => onChange({ ...rules, rules: some })
  const name = (rule: Rule) => rule.names[language] || r.newRule

  function move(at: number, by: number) {
    const rule = all[at]
    if (!rule) return
    keep(moved(all, at, by))
    setTold(r.moved(name(rule), at + by + 1))
  }

  const editing = open === 'new' ? newRule : open === undefined ? undefined : all[open]
  return (
    <>
      <ol className="rules">
        {all.map((rule, at) => {
          const wrong = faults.filter((each) => each.rule === rule.number && rule.number > 0)
          return (
            <li key={rule.number || `new-${at}`} className={rule.on ? undefined : 'off'}>
              {edits && (
                <span className="moves">
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowUpOutlined />}
                    aria-label={r.up(name(rule))}
                    disabled={at === 0}
                    onClick={() => move(at, -1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowDownOutlined />}
                    aria-label={r.down(name(rule))}
                    disabled={at === all.length - 1}
                    onClick={() => move(at, 1)}
                  />
                </span>
              )}
              <div className="rule">
                <h3>
                  <button className="plain" onClick={() => setOpen(at)}>
                    <span className="rule-number">{rule.number ? r.rule(rule.number) : r.newRule}</span> {name(rule)}
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
        })}
      </ol>
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
