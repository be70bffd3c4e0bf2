import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, InputNumber, Switch } from 'antd'
import { useText } from '../text/Text'
import { Everything } from './Everything'
import { NotKept } from './NotKept'
import { useKept } from './useKept'
import { keepRules, wallQuery, type DeskRules } from './wall'

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
  const client = useQueryClient()
  const { base, newest, failure, saving, keep } = useKept(
    rules,
    async () => {
      const wall = await client.fetchQuery({ ...wallQuery, staleTime: 0 })
      return wall.desks.find((each) => each.rules.desk === rules.desk)?.rules
    },
    close,
  )

  const send = ({ offers, answerSeconds, serviceMinutes, servicePercent }: Wanted) =>
    keep((seen) =>
      keepRules(seen, { offers, answerSeconds, serviceSeconds: Math.round(serviceMinutes * 60), servicePercent }),
    )

  const required = [{ required: true, message: t.work.codes.TIMES_WRONG! }]
  return (
    <Drawer open size={420} title={words.rules(t.desk[rules.desk])} onClose={close}>
      <section className="in-hand" aria-labelledby="waiting-here">
        <h3 id="waiting-here">{t.reassign.waiting}</h3>
        <Everything
          queue="WAITING_AT"
          filter={{ desk: rules.desk }}
          acts={['HAND_OVER']}
          lead={t.reassign.longestFirst}
          nothing={t.work.wall.nobodyWaits}
        />
      </section>
      <Form
        layout="vertical"
        initialValues={{ ...base, serviceMinutes: base.serviceSeconds / 60 }}
        onFinish={(wanted: Wanted) => void send(wanted)}
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
