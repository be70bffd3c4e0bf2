import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { instantInCity, todayInCity } from '../words/time'
import { calendarWords, dueQuery, type ClockUnit, type Receipt } from './api'

interface Fields {
  date: string
  clock: string
  amount: number | null
  unit: ClockUnit
  receipt: Receipt
}

const units: readonly ClockUnit[] = ['WORKING_MINUTES', 'WORKING_HOURS', 'WORKING_DAYS', 'MINUTES', 'HOURS', 'DAYS']
const receipts: readonly Receipt[] = ['WHEN_IT_CAME', 'NEXT_WORKING_DAY']

/** What would be due, and why: nothing is kept of it. */
export function Trial({ id }: { id: string }) {
  const { t, language } = useText()
  const c = t.calendar
  const now = useNow()
  const [asked, setAsked] = useState<{ start: string; amount: number; unit: ClockUnit; receipt: Receipt }>()
  const query = useQuery({
    ...dueQuery(id, asked ?? { start: '', amount: 1, unit: 'WORKING_HOURS', receipt: 'WHEN_IT_CAME' }),
    enabled: asked !== undefined,
  })
  const initial: Fields = {
    date: todayInCity(now),
    clock: '16:00',
    amount: 2,
    unit: 'WORKING_HOURS',
    receipt: 'WHEN_IT_CAME',
  }
  const required = [{ required: true, message: t.keep.needed }]
  return (
    <>
      <Form
        layout="vertical"
        className="calendar-trial"
        initialValues={initial}
        onFinish={({ date, clock, amount, unit, receipt }: Fields) =>
          setAsked({ start: instantInCity(`${date}T${clock}`), amount: amount ?? 0, unit, receipt })
        }
      >
        <Form.Item name="date" label={c.start} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="clock" label={c.clock} rules={required}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="amount" label={c.amount} rules={required}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={c.unit}>
          <Select options={units.map((value) => ({ value, label: c.units[value] }))} />
        </Form.Item>
        <Form.Item name="receipt" label={c.receipt}>
          <Select options={receipts.map((value) => ({ value, label: c.receipts[value] }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={query.isFetching}>
          {c.count}
        </Button>
      </Form>
      <div role="status">
        {query.isError && <Alert type="error" showIcon title={calendarWords(t, query.error)} />}
        {asked && query.data && <Alert type="info" showIcon title={query.data.why[language]} />}
      </div>
    </>
  )
}
