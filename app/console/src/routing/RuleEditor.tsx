import { Alert, Button, Drawer, Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { OrganisationField } from '../lines/OrganisationField'
import { languages, useText } from '../text/Text'
import { NamesFields } from './NamesFields'
import type { Desk, Fault, Rule, Rules } from './api'
import { FaultList } from './FaultList'
import { useSkillOptions } from './skills'
import { WhenFields } from './WhenFields'

export const desks: readonly Desk[] = [
  'OPERATORS',
  'INSPECTORS',
  'SUPERVISORS',
  'ANALYSTS',
  'METHODOLOGISTS',
  'QUALITY',
]
export const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'] as const

interface Props {
  rule: Rule
  rules: Rules
  faults: Fault[]
  edits: boolean
  onDone: (rule: Rule) => void
  onRemove?: (() => void) | undefined
  onClose: () => void
}

/** One rule: its name, when it speaks, and what it says. */
export function RuleEditor({ rule, rules, faults, edits, onDone, onRemove, onClose }: Props) {
  const { t } = useText()
  const r = t.routing
  const [now, setNow] = useState(rule)
  const skills = useSkillOptions([rule.then.skill])
  const [nameless, setNameless] = useState(false)
  const then = (some: Partial<Rule['then']>) => setNow({ ...now, then: { ...now.then, ...some } })

  function done() {
    if (languages.some((each) => !now.names[each].trim())) return setNameless(true)
    onDone(now)
  }

  return (
    <Drawer
      open
      size={640}
      title={rule.number ? r.rule(rule.number) : r.newRule}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        edits && (
          <div className="routing-foot">
            <Button type="primary" onClick={done}>
              {r.done}
            </Button>
            <Button onClick={onClose}>{t.app.cancel}</Button>
            {onRemove && (
              <Button danger onClick={onRemove}>
                {r.remove}
              </Button>
            )}
          </div>
        )
      }
    >
      <Form layout="vertical" component="div" className="routing-form">
        <FaultList faults={faults} rules={rules} />
        <h3>{r.names}</h3>
        <NamesFields id="name" value={now.names} disabled={!edits} onChange={(names) => setNow({ ...now, names })} />
        {nameless && <Alert type="error" showIcon role="alert" title={r.namesNeeded} />}
        <label className="switch">
          <Switch checked={now.on} disabled={!edits} onChange={(on) => setNow({ ...now, on })} /> {r.on}
        </label>
        <h3>{r.whenTitle}</h3>
        <p className="quiet">{r.whenHint}</p>
        <WhenFields value={now.when} onChange={(when) => setNow({ ...now, when })} disabled={!edits} />
        <h3>{r.thenTitle}</h3>
        <Form.Item label={r.proposed} htmlFor="then-organisation">
          {edits ? (
            <OrganisationField
              id="then-organisation"
              value={now.then.organisation ?? ''}
              onChange={(code) => then({ organisation: code || null })}
            />
          ) : (
            <Input id="then-organisation" disabled value={now.then.organisation ?? r.none} />
          )}
        </Form.Item>
        <Form.Item label={r.desk} htmlFor="then-desk">
          <Select
            id="then-desk"
            allowClear
            disabled={!edits}
            placeholder={r.byItself}
            value={now.then.desk ?? undefined}
            onChange={(desk?: Desk) => then({ desk: desk ?? null })}
            options={desks.map((each) => ({ value: each, label: r.desks[each] }))}
          />
        </Form.Item>
        <Form.Item label={r.priority} htmlFor="then-priority">
          <Select
            id="then-priority"
            allowClear
            disabled={!edits}
            placeholder={r.priorityOfIssue}
            value={now.then.priority ?? undefined}
            onChange={(priority?: (typeof priorities)[number]) => then({ priority: priority ?? null })}
            options={priorities.map((each) => ({ value: each, label: t.catalogue.priorities[each] }))}
          />
        </Form.Item>
        <Form.Item label={r.skill} htmlFor="then-skill">
          <Select
            id="then-skill"
            allowClear
            disabled={!edits}
            placeholder={r.noSkill}
            notFoundContent={r.skillsNone}
            value={now.then.skill || undefined}
            onChange={(skill?: string) => then({ skill: skill ?? '' })}
            options={skills}
          />
        </Form.Item>
        <label className="switch">
          <Switch checked={now.then.urgent} disabled={!edits} onChange={(urgent) => then({ urgent })} /> {r.urgentQueue}
        </label>
      </Form>
    </Drawer>
  )
}
