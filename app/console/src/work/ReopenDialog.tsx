import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { useReopen } from '../api/queries'
import { inWords } from '../api/refusal'
import { useText } from '../text/Text'
import { useDraft } from './drafts'
import { StaleNotice, useStale, whatMattersForClosing } from './StaleNotice'

export function ReopenDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const reopen = useReopen(ticket.number)
  const [reason, setReason, forget] = useDraft(`${ticket.number}.reopening`, '')
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const missing = asked && !reason.trim()

  function done() {
    setAsked(true)
    if (!reason.trim()) return
    reopen.mutate(
      { version: stale.base.version, reason: reason.trim() },
      {
        onSuccess: () => {
          forget()
          void message.success(t.act.reopened)
          onClose()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <Modal
      open
      title={t.reopening.title}
      onCancel={onClose}
      onOk={done}
      okText={t.reopening.done}
      cancelText={t.app.cancel}
      confirmLoading={reopen.isPending}
      mask={{ closable: false }}
    >
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        <Form.Item
          htmlFor="reopening-reason"
          label={t.reopening.reason}
          validateStatus={missing ? 'error' : undefined}
          help={missing ? t.reopening.reasonNeeded : undefined}
        >
          <Input.TextArea
            id="reopening-reason"
            autoFocus
            value={reason}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {stale.met ? (
          <StaleNotice before={stale.met} now={ticket} />
        ) : (
          reopen.isError && <Alert type="error" showIcon role="alert" title={inWords(t, reopen.error)} />
        )}
      </Form>
    </Modal>
  )
}
