import { App, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import type { AnswerCheck, TicketView } from '../api/client'
import { useSendBack } from '../api/queries'
import { useText } from '../text/Text'
import { useDraft } from '../work/drafts'
import { useStale, whatMattersForClosing } from '../work/StaleNotice'
import { ActDialog } from './ActDialog'
import { checksFor } from './gate'

interface Draft {
  reason: string
  missing: AnswerCheck[]
}

export function ReworkDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const sendBack = useSendBack(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.rework`, { reason: '', missing: [] })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const reasonMissing = asked && !draft.reason.trim()
  const checks = checksFor(ticket.execution?.proposedOutcome ?? 'RESOLVED')

  function done() {
    setAsked(true)
    if (!draft.reason.trim() || sendBack.isPending) return
    sendBack.mutate(
      { version: stale.base.version, reason: draft.reason.trim(), missing: draft.missing },
      {
        onSuccess: () => {
          forget()
          void message.success(t.act.sentBack)
          onClose()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <ActDialog
      title={t.rework.title}
      done={t.rework.done}
      pending={sendBack.isPending}
      error={sendBack.error}
      met={stale.met}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="rework-reason"
        label={t.rework.reason}
        extra={t.rework.reasonHint}
        validateStatus={reasonMissing ? 'error' : undefined}
        help={reasonMissing ? t.problem.codes.REASON_MISSING : undefined}
      >
        <Input.TextArea
          id="rework-reason"
          autoFocus
          value={draft.reason}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
        />
      </Form.Item>
      <fieldset className="checks">
        <legend>{t.rework.missing}</legend>
        <Checkbox.Group
          value={draft.missing}
          options={checks.map((each) => ({ value: each, label: t.check[each] }))}
          onChange={(missing) => setDraft({ ...draft, missing: missing as AnswerCheck[] })}
        />
      </fieldset>
    </ActDialog>
  )
}
