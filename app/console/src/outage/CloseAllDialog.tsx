import { Alert, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { answer, api, type Outcome } from '../api/client'
import { useKeeping } from '../keep/keeping'
import { languages, useText } from '../text/Text'
import { outcomes } from '../work/CloseDialog'
import { outageWords, type MassOutage, type Names } from './api'

const silent: Names = { kk: '', ru: '', en: '' }

/** One end for all of them, in each one's language. */
export function CloseAllDialog({ outage, onClose }: { outage: MassOutage; onClose: () => void }) {
  const { t } = useText()
  const c = t.outage.closing
  const { keep, saving, failure } = useKeeping('outages')
  const [outcome, setOutcome] = useState<Outcome>('RESOLVED')
  const [answers, setAnswers] = useState(silent)
  const [asked, setAsked] = useState(false)
  const missing = (text: string) => asked && !text.trim()

  function done() {
    setAsked(true)
    if (saving || languages.some((each) => !answers[each].trim())) return
    void keep(
      answer(
        api.PUT('/api/v1/outages/{id}/closure', {
          params: { path: { id: outage.id } },
          body: { outcome, answers },
        }),
      ),
      onClose,
    )
  }

  return (
    <Modal
      open
      title={c.title}
      width={640}
      onCancel={onClose}
      onOk={done}
      okText={c.done}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      mask={{ closable: false }}
    >
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        <p className="dialog-lead">{c.lead(outage.open)}</p>
        <Form.Item label={c.outcome}>
          <Radio.Group
            className="outcomes"
            aria-label={c.outcome}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value as Outcome)}
            options={outcomes.map((each) => ({ value: each, label: t.outcome[each] }))}
          />
        </Form.Item>
        {languages.map((each) => (
          <Form.Item
            key={each}
            label={c.answer[each]}
            htmlFor={`close-${each}`}
            validateStatus={missing(answers[each]) ? 'error' : undefined}
            help={missing(answers[each]) ? t.outage.begin.needed : undefined}
          >
            <Input.TextArea
              id={`close-${each}`}
              lang={each}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              value={answers[each]}
              onChange={(event) => setAnswers({ ...answers, [each]: event.target.value })}
            />
          </Form.Item>
        ))}
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={outageWords(t, failure)} />}
      </Form>
    </Modal>
  )
}
