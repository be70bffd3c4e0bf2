import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useText } from '../text/Text'
import { NotKept } from './NotKept'
import { isStale, keepRules, wallQuery, type DeskRules } from './wall'

interface Wanted {
  offers: boolean
  answerSeconds: number
  serviceMinutes: number
  servicePercent: number
}

/** How work is dealt out at a desk, and what its target is. */
export function RulesDrawer({ rules, close }: { rules: DeskRules; close: () => void }) {
  const { t } = useText()
  const words = t.work.keeping
  const { message } = App.useApp()
  const client = useQueryClient()
  // The board behind renews itself; what was seen when the form was opened stays its base until a change is told.
  const [base, setBase] = useState(rules)
  const [newest, setNewest] = useState<DeskRules>()
  const [failure, setFailure] = useState<unknown>()
  const [saving, setSaving] = useState(false)

  async function keep({ offers, answerSeconds, serviceMinutes, servicePercent }: Wanted) {
    setSaving(true)
    setFailure(undefined)
    try {
      const serviceSeconds = Math.round(serviceMinutes * 60)
      await keepRules(base, { offers, answerSeconds, serviceSeconds, servicePercent })
      void message.success(words.saved)
      void client.invalidateQueries({ queryKey: wallQuery.queryKey })
      close()
    } catch (error) {
      setFailure(error)
      if (isStale(error)) {
        const wall = await client.fetchQuery({ ...wallQuery, staleTime: 0 }).catch(() => undefined)
        const now = wall?.desks.find((each) => each.rules.desk === rules.desk)?.rules
        if (now) {
          setBase(now)
          setNewest(now)
        }
      }
      setSaving(false)
    }
  }

  const required = [{ required: true, message: t.work.codes.TIMES_WRONG! }]
  return (
    <Drawer open size={420} title={words.rules(t.desk[rules.desk])} onClose={close}>
      <Form
        layout="vertical"
        initialValues={{ ...base, serviceMinutes: base.serviceSeconds / 60 }}
        onFinish={(wanted: Wanted) => void keep(wanted)}
      >
        <Form.Item name="offers" label={words.offers} valuePropName="checked" extra={words.offersHint}>
          <Switch />
        </Form.Item>
        <Form.Item name="answerSeconds" label={words.answer} rules={required}>
          <InputNumber min={5} max={600} precision={0} />
        </Form.Item>
        <Form.Item name="serviceMinutes" label={words.service} rules={required}>
          <InputNumber min={0.1} max={10_080} step={1} />
        </Form.Item>
        <Form.Item name="servicePercent" label={words.percent} rules={required}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        {failure !== undefined && (
          <NotKept
            error={failure}
            newest={
              newest && [
                [words.offers, newest.offers ? words.yes : words.no],
                [words.answer, newest.answerSeconds],
                [words.service, newest.serviceSeconds / 60],
                [words.percent, newest.servicePercent],
              ]
            }
          />
        )}
        <Button type="primary" htmlType="submit" loading={saving}>
          {t.app.save}
        </Button>
      </Form>
    </Drawer>
  )
}
