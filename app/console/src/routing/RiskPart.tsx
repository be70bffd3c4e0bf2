import { Button, Drawer, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'
import { NamesFields } from './NamesFields'
import type { Desk, Factor, Handling, Rules } from './api'
import { Conditions, TierMark } from './Chips'
import { desks, priorities } from './RuleEditor'
import { anything } from './rules'
import { WhenFields } from './WhenFields'

interface Props {
  rules: Rules
  edits: boolean
  onChange: (rules: Rules) => void
}

const newFactor: Factor = {
  code: '',
  names: { kk: '', ru: '', en: '' },
  points: 1,
  step: 'REGISTRATION',
  on: true,
  when: null,
}

/** What is a risk, how each tier is handled, and by how much priorities move up. */
export function RiskPart({ rules, edits, onChange }: Props) {
  const { t, language } = useText()
  const r = t.routing
  const [open, setOpen] = useState<number | 'new'>()
  const { factors, tiers } = rules.risks
  const keep = (some: Factor[]) => onChange({ ...rules, risks: { ...rules.risks, factors: some } })
  const handle = (tier: Handling) =>
    onChange({
      ...rules,
      risks: { ...rules.risks, tiers: tiers.map((each) => (each.tier === tier.tier ? tier : each)) },
    })
  const editing = open === 'new' ? newFactor : open === undefined ? undefined : factors[open]
  return (
    <>
      <h2>{r.tiers}</h2>
      <p className="quiet">{r.tiersLead}</p>
      <div className="scrolls">
        <table className="tiers">
          <thead>
            <tr>
              <th scope="col">{r.risk}</th>
              <th scope="col">{r.fromPoints}</th>
              <th scope="col">{r.clock}</th>
              <th scope="col">{r.priority}</th>
              <th scope="col">{r.desk}</th>
              <th scope="col">{r.urgentQueue}</th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier.tier}>
                <th scope="row">
                  <TierMark tier={tier.tier} />
                </th>
                <td>
                  <InputNumber
                    aria-label={`${r.tier[tier.tier]}: ${r.fromPoints}`}
                    min={1}
                    max={100}
                    disabled={!edits}
                    value={tier.from}
                    onChange={(from) => handle({ ...tier, from: from ?? 1 })}
                  />
                </td>
                <td>
                  <InputNumber
                    aria-label={`${r.tier[tier.tier]}: ${r.clock}`}
                    min={1}
                    max={1440}
                    placeholder={r.clockNone}
                    disabled={!edits}
                    value={tier.hours}
                    onChange={(hours) => handle({ ...tier, hours: hours ?? null })}
                  />
                </td>
                <td>
                  <Select
                    className="medium"
                    aria-label={`${r.tier[tier.tier]}: ${r.priority}`}
                    allowClear
                    placeholder={r.same}
                    disabled={!edits}
                    value={tier.priority ?? undefined}
                    onChange={(priority?: (typeof priorities)[number]) =>
                      handle({ ...tier, priority: priority ?? null })
                    }
                    options={priorities.map((each) => ({ value: each, label: t.catalogue.priorities[each] }))}
                  />
                </td>
                <td>
                  <Select
                    className="medium"
                    aria-label={`${r.tier[tier.tier]}: ${r.desk}`}
                    allowClear
                    placeholder={r.same}
                    disabled={!edits}
                    value={tier.desk ?? undefined}
                    onChange={(desk?: Desk) => handle({ ...tier, desk: desk ?? null })}
                    options={desks.map((each) => ({ value: each, label: r.desks[each] }))}
                  />
                </td>
                <td>
                  <Switch
                    aria-label={`${r.tier[tier.tier]}: ${r.urgentQueue}`}
                    disabled={!edits}
                    checked={tier.urgent}
                    onChange={(urgent) => handle({ ...tier, urgent })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{r.factors}</h2>
      <ul className="rules">
        {factors.map((factor, at) => (
          <li key={factor.code || at} className={factor.on ? undefined : 'off'}>
            <div className="rule">
              <h3>
                <button className="plain" onClick={() => setOpen(at)}>
                  {factor.names[language]}
                </button>
                <span className="quiet">
                  {' · '}
                  {r.pointsOf(factor.points)}
                  {' · '}
                  {r.step[factor.step]}
                  {!factor.on && ` · ${r.off}`}
                </span>
              </h3>
              {factor.when ? <Conditions when={factor.when} /> : <span className="quiet">{r.manual}</span>}
            </div>
          </li>
        ))}
      </ul>
      {edits && <Button onClick={() => setOpen('new')}>{r.addFactor}</Button>}
      <h2>{r.allowances}</h2>
      <div className="allowances">
        {(['low', 'normal', 'high', 'urgent'] as const).map((each) => (
          <label key={each}>
            {t.catalogue.priorities[each.toUpperCase() as 'LOW']}{' '}
            <InputNumber
              min={0}
              max={1440}
              disabled={!edits}
              value={rules.allowances[each]}
              onChange={(hours) => onChange({ ...rules, allowances: { ...rules.allowances, [each]: hours ?? 0 } })}
            />
          </label>
        ))}
      </div>
      {editing && (
        <FactorEditor
          key={open}
          factor={editing}
          edits={edits}
          fresh={open === 'new'}
          onClose={() => setOpen(undefined)}
          onRemove={() => {
            keep(factors.filter((_, at) => at !== open))
            setOpen(undefined)
          }}
          onDone={(factor) => {
            keep(
              typeof open === 'number'
                ? factors.map((each, at) => (at === open ? factor : each))
                : [...factors, factor],
            )
            setOpen(undefined)
          }}
        />
      )}
    </>
  )
}

interface Editor {
  factor: Factor
  edits: boolean
  fresh: boolean
  onDone: (factor: Factor) => void
  onRemove: () => void
  onClose: () => void
}

function FactorEditor({ factor, edits, fresh, onDone, onRemove, onClose }: Editor) {
  const { t, language } = useText()
  const r = t.routing
  const [now, setNow] = useState(factor)
  return (
    <Drawer
      open
      size={640}
      title={fresh ? r.addFactor : factor.names[language]}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        edits && (
          <div className="routing-foot">
            <Button type="primary" onClick={() => onDone(now)}>
              {r.done}
            </Button>
            <Button onClick={onClose}>{t.app.cancel}</Button>
            {!fresh && (
              <Button danger onClick={onRemove}>
                {r.removeFactor}
              </Button>
            )}
          </div>
        )
      }
    >
      <Form layout="vertical" component="div" className="routing-form">
        <Form.Item label={r.code} htmlFor="factor-code">
          <Input
            id="factor-code"
            disabled={!edits || !fresh}
            value={now.code}
            onChange={(event) => setNow({ ...now, code: event.target.value.toUpperCase() })}
          />
        </Form.Item>
        <NamesFields id="factor" value={now.names} disabled={!edits} onChange={(names) => setNow({ ...now, names })} />
        <Form.Item label={r.points} htmlFor="factor-points">
          <InputNumber
            id="factor-points"
            min={1}
            max={100}
            disabled={!edits}
            value={now.points}
            onChange={(points) => setNow({ ...now, points: points ?? 1 })}
          />
        </Form.Item>
        <Form.Item label={r.stepTitle}>
          <Radio.Group
            disabled={!edits}
            value={now.step}
            onChange={(event) => setNow({ ...now, step: event.target.value as Factor['step'] })}
            options={(['REGISTRATION', 'CONSIDERATION'] as const).map((each) => ({ value: each, label: r.step[each] }))}
          />
        </Form.Item>
        <label className="switch">
          <Switch checked={now.on} disabled={!edits} onChange={(on) => setNow({ ...now, on })} /> {r.on}
        </label>
        <Form.Item label={r.how}>
          <Radio.Group
            disabled={!edits}
            value={now.when === null ? 'manual' : 'auto'}
            onChange={(event) =>
              setNow({ ...now, when: event.target.value === 'manual' ? null : (factor.when ?? anything) })
            }
            options={(['manual', 'auto'] as const).map((each) => ({ value: each, label: r[each] }))}
          />
        </Form.Item>
        {now.when && <WhenFields value={now.when} onChange={(when) => setNow({ ...now, when })} disabled={!edits} />}
      </Form>
    </Drawer>
  )
}
