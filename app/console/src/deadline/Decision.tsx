import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { inWords } from '../api/refusal'
import { useText, type Language } from '../text/Text'
import { byWhen, instantInCity } from '../words/time'
import { useDecideFunds, useExtend, type Clock } from './api'

interface Props {
  ticket: TicketView
  clock: Clock
  what: 'extend' | 'stop' | 'go'
  language: Language
  onClose: () => void
}

/** More time, or time that stands still: each with a reason that stays in the history. */
export function Decision({ ticket, clock, what, language, onClose }: Props) {
  const { t } = useText()
  const d = t.deadline
  const { message } = App.useApp()
  const extend = useExtend(ticket.number)
  const decide = useDecideFunds(ticket.number)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const noDate = asked && what === 'extend' && !until
  const noReason = asked && !reason.trim()
  const act = what === 'extend' ? extend : decide

  function done() {
    setAsked(true)
    if (!reason.trim() || (what === 'extend' && !until)) return
    const why = { version: ticket.version, reason: reason.trim() }
    const sent =
      what === 'extend'
        ? extend.mutateAsync({ ...why, kind: clock.kind, until: instantInCity(until) })
        : decide.mutateAsync({ ...why, waits: what === 'stop' })
    sent.then(
      () => {
        void message.success(what === 'extend' ? d.extend.told : what === 'stop' ? d.funds.toldStop : d.funds.toldGo)
        onClose()
      },
      () => undefined,
    )
  }

  return (
    <Modal
      open
      title={
        what === 'extend' ? d.extend.title(d.kind[clock.kind]) : what === 'stop' ? d.funds.titleStop : d.funds.titleGo
      }
      onCancel={onClose}
      onOk={done}
      okText={what === 'extend' ? d.extend.done : what === 'stop' ? d.funds.stop : d.funds.go}
      cancelText={t.app.cancel}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
    >
      <p className="quiet">{what === 'extend' ? d.extend.hint : d.funds.hint}</p>
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        {what === 'extend' && (
          <Form.Item
            htmlFor="deadline-until"
            label={d.extend.until}
            extra={byWhen(language, Date.parse(clock.due))}
            validateStatus={noDate ? 'error' : undefined}
            help={noDate ? d.extend.untilNeeded : undefined}
          >
            <Input
              id="deadline-until"
              type="datetime-local"
              autoFocus
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </Form.Item>
        )}
        <Form.Item
          htmlFor="deadline-reason"
          label={d.extend.reason}
          validateStatus={noReason ? 'error' : undefined}
          help={noReason ? d.extend.reasonNeeded : undefined}
        >
          <Input.TextArea
            id="deadline-reason"
            autoFocus={what !== 'extend'}
            value={reason}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {act.isError && <Alert type="error" showIcon role="alert" title={inWords(t, act.error)} />}
      </Form>
    </Modal>
  )
}
