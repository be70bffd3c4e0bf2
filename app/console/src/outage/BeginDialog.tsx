import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { useKeeping } from '../keep/keeping'
import { AddressSelect } from '../territory/AddressSelect'
import { inOneLine } from '../territory/names'
import { languages, useText } from '../text/Text'
import { outageWords, type Names } from './api'
import { IssueChoice } from './IssueChoice'

/** What a suggestion knows already. */
export interface Begun {
  issue?: string
  place?: string
  shown?: string
}

const silent: Names = { kk: '', ru: '', en: '' }

/** One switch: what, where, and what residents are told first. The id is made once, so that two clicks are one outage. */
export function BeginDialog({ begun, onClose }: { begun: Begun; onClose: () => void }) {
  const { t, language } = useText()
  const b = t.outage.begin
  const { keep, saving, failure } = useKeeping('outages')
  const [id] = useState(() => crypto.randomUUID())
  const [issue, setIssue] = useState(begun.issue ?? '')
  const [place, setPlace] = useState(begun.place ?? '')
  const [shown, setShown] = useState(begun.shown)
  const [greeting, setGreeting] = useState(silent)
  const [asked, setAsked] = useState(false)
  const missing = (text: string) => asked && !text.trim()

  function done() {
    setAsked(true)
    if (saving || !issue || !place || languages.some((each) => !greeting[each].trim())) return
    void keep(
      answer(api.PUT('/api/v1/outages/{id}', { params: { path: { id } }, body: { issue, place, greeting } })),
      onClose,
    )
  }

  return (
    <Modal
      open
      title={b.title}
      width={640}
      onCancel={onClose}
      onOk={done}
      okText={b.done}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      mask={{ closable: false }}
    >
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        <p className="dialog-lead">{b.lead}</p>
        <Form.Item
          label={b.issue}
          htmlFor="outage-issue"
          validateStatus={missing(issue) ? 'error' : undefined}
          help={missing(issue) ? b.choose : undefined}
        >
          <IssueChoice
            id="outage-issue"
            label={b.issue}
            value={issue ? [issue] : []}
            onChange={([one]) => setIssue(one ?? '')}
          />
        </Form.Item>
        <Form.Item
          label={b.place}
          htmlFor="outage-place"
          validateStatus={missing(place) ? 'error' : undefined}
          help={missing(place) ? b.choose : undefined}
        >
          <AddressSelect
            id="outage-place"
            label={b.place}
            placeholder={b.placeHint}
            shown={shown}
            fits={(each) => each.kind !== 'HOUSE' && each.kind !== 'OBLAST'}
            onChoose={(chosen) => {
              setPlace(chosen?.code ?? '')
              setShown(chosen && inOneLine(language, chosen.line))
            }}
          />
        </Form.Item>
        {languages.map((each) => (
          <Form.Item
            key={each}
            label={b.greeting[each]}
            htmlFor={`greeting-${each}`}
            validateStatus={missing(greeting[each]) ? 'error' : undefined}
            help={missing(greeting[each]) ? b.needed : undefined}
          >
            <Input.TextArea
              id={`greeting-${each}`}
              lang={each}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              value={greeting[each]}
              onChange={(event) => setGreeting({ ...greeting, [each]: event.target.value })}
            />
          </Form.Item>
        ))}
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={outageWords(t, failure)} />}
      </Form>
    </Modal>
  )
}
