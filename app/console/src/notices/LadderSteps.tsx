import { CloseOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useText } from '../text/Text'
import type { Step } from './api'
import { another, inASentence, sensible } from './steps'

const levels = ['RESPONSIBLE', 'DEPARTMENT_HEAD', 'ORGANISATION_HEAD', 'DEPUTY_AKIM'] as const
const times = ['BEFORE', 'AT_BREACH', 'AFTER'] as const
const units = ['PERCENT', 'HOURS', 'WORKING_HOURS', 'WORKING_DAYS'] as const

export function StepList({ steps }: { steps: readonly Step[] }) {
  const { t } = useText()
  return (
    <ol className="ladder-steps">
      {steps.map((step, i) => (
        <li key={i}>{inASentence(t, step)}</li>
      ))}
    </ol>
  )
}

export function StepsEditor({ steps, onChange }: { steps: readonly Step[]; onChange: (steps: Step[]) => void }) {
  const { t } = useText()
  const l = t.notices.ladder
  const change = (index: number, next: Partial<Step>) =>
    onChange(steps.map((step, i) => (i === index ? sensible({ ...step, ...next }) : step)))
  return (
    <>
      <ol className="ladder-steps">
        {steps.map((step, i) => (
          <li key={i} className="ladder-step">
            <Select
              aria-label={l.field.whom(i + 1)}
              value={step.whom}
              onChange={(whom) => change(i, { whom })}
              options={levels.map((value) => ({ value, label: l.whom[value] }))}
            />
            <Select
              aria-label={l.field.when(i + 1)}
              value={step.when}
              onChange={(when) => change(i, { when })}
              options={times.map((value) => ({ value, label: l.when[value] }))}
            />
            {step.when !== 'AT_BREACH' && (
              <>
                <InputNumber
                  aria-label={l.field.amount(i + 1)}
                  min={1}
                  max={1000}
                  value={step.amount}
                  onChange={(amount) => change(i, { amount: amount ?? 1 })}
                />
                <Select
                  aria-label={l.field.unit(i + 1)}
                  value={step.unit}
                  onChange={(unit) => change(i, { unit })}
                  options={units
                    .filter((value) => value !== 'PERCENT' || step.when === 'BEFORE')
                    .map((value) => ({ value, label: l.unit[value] }))}
                />
              </>
            )}
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={l.field.remove(i + 1)}
              onClick={() => onChange(steps.filter((_, other) => other !== i))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => onChange([...steps, another(steps)])}>
        {l.add}
      </Button>
    </>
  )
}
