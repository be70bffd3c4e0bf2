import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { calendarsQuery, called } from '../keep/keep'
import { useText } from '../text/Text'
import { useNames } from './names'
import { kinds, type TargetRule } from './targets'

const units = ['WORKING_MINUTES', 'WORKING_HOURS', 'WORKING_DAYS', 'MINUTES', 'HOURS', 'DAYS'] as const
const receipts = ['WHEN_IT_CAME', 'NEXT_WORKING_DAY'] as const
const types = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL'] as const

const fresh: TargetRule = {
  code: '',
  kind: 'RESOLUTION',
  types: [],
  issues: [],
  spheres: [],
  priorities: [],
  channels: [],
  organisations: [],
  urgent: null,
  amount: 1,
  unit: 'WORKING_DAYS',
  calendar: null,
  receipt: 'WHEN_IT_CAME',
  basis: null,
}

interface Props {
  rule: TargetRule | undefined
  keeps: boolean
  saving: boolean
  refused: ReactNode
  close: () => void
  save: (rule: TargetRule) => void
  remove: () => void
}

type Fields = Omit<TargetRule, 'urgent' | 'amount'> & { urgent: 'yes' | 'no' | 'any'; amount: number | null }

/** One target. What has no condition fits everything. */
export function TargetForm({ rule, keeps, saving, refused, close, save, remove }: Props) {
  const { t, language } = useText()
  const d = t.deadline.targets
  const calendars = useQuery(calendarsQuery).data ?? []
  const names = useNames()
  const shown = rule ?? fresh
  const required = [{ required: true, message: t.keep.needed }]

  const done = ({ urgent, amount, calendar, basis, code, ...fields }: Fields) =>
    save({
      ...fields,
      code: code.trim(),
      // What is left out is refused as nothing at all would be, with the reason.
      amount: amount ?? 0,
      urgent: urgent === 'any' ? null : urgent === 'yes',
      calendar: calendar || null,
      basis: basis?.trim() || null,
    })

  return (
    <Drawer open size={560} title={rule ? t.deadline.kind[rule.kind] : d.add} onClose={close}>
      <Form<Fields>
        layout="vertical"
        disabled={!keeps}
        initialValues={{ ...shown, urgent: shown.urgent === null ? 'any' : shown.urgent ? 'yes' : 'no' }}
        onFinish={done}
      >
        <Form.Item name="code" label={d.code} extra={d.codeHint} rules={required}>
          <Input lang="en" maxLength={40} />
        </Form.Item>
        <Form.Item name="kind" label={d.kind}>
          <Select options={kinds.map((value) => ({ value, label: t.deadline.kind[value] }))} />
        </Form.Item>
        <Form.Item name="amount" label={d.howLong} rules={required}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={t.calendar.unit}>
          <Select options={units.map((value) => ({ value, label: t.calendar.units[value] }))} />
        </Form.Item>
        <Form.Item name="receipt" label={t.calendar.receipt}>
          <Select options={receipts.map((value) => ({ value, label: t.calendar.receipts[value] }))} />
        </Form.Item>
        <Form.Item name="calendar" label={d.calendar}>
          <Select
            allowClear
            placeholder={d.itsOwn}
            options={calendars.map((each) => ({ value: each.id, label: called(language, each) }))}
          />
        </Form.Item>
        <Form.Item name="types" label={t.registration.type}>
          <Select mode="multiple" options={types.map((value) => ({ value, label: t.type[value] }))} />
        </Form.Item>
        <Form.Item name="priorities" label={t.catalogue.priority}>
          <Select
            mode="multiple"
            options={(Object.keys(t.catalogue.priorities) as TargetRule['priorities']).map((value) => ({
              value,
              label: t.catalogue.priorities[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="channels" label={d.channels}>
          <Select
            mode="multiple"
            options={(Object.keys(t.channel) as TargetRule['channels']).map((value) => ({
              value,
              label: t.channel[value],
            }))}
          />
        </Form.Item>
        {(['spheres', 'issues', 'organisations'] as const).map((name) => (
          <Form.Item key={name} name={name} label={d[name]} extra={d.anyOf}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={names.all[name]} />
          </Form.Item>
        ))}
        <Form.Item name="urgent" label={d.urgency}>
          <Select
            options={[
              { value: 'any', label: d.either },
              { value: 'yes', label: d.urgent },
              { value: 'no', label: d.notUrgent },
            ]}
          />
        </Form.Item>
        <Form.Item name="basis" label={d.basis} extra={d.basisHint}>
          <Input maxLength={200} />
        </Form.Item>
        {refused}
        {keeps && (
          <div className="keep-tools">
            <Button type="primary" htmlType="submit" loading={saving}>
              {t.app.save}
            </Button>
            {rule && (
              <Button danger onClick={remove} disabled={saving}>
                {d.remove}
              </Button>
            )}
          </div>
        )}
      </Form>
    </Drawer>
  )
}
