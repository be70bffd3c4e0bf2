import { Alert, App, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { AnswerCheck, Outcome, TicketView } from '../api/client'
import { useClose } from '../api/queries'
import { inWords, Refusal } from '../api/refusal'
import { confirmedFor, unconfirmed } from '../lines/gate'
import { Gate } from '../lines/Gate'
import { useText } from '../text/Text'
import { useDraft } from './drafts'
import { StaleNotice, useStale, whatMattersForClosing } from './StaleNotice'

export const outcomes: readonly Outcome[] = ['RESOLVED', 'EXPLAINED', 'REFUSED', 'PLANNED', 'REDIRECTED', 'TERMINATED']

interface Draft {
  outcome: Outcome | undefined
  answer: string
  confirmed: AnswerCheck[]
}

export function CloseDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const close = useClose(ticket.number)
  // The service's answer is what one begins with; another answer of theirs is another beginning.
  const proposal =
    ticket.status === 'TO_VERIFY' ? ticket.messages.findLast((each) => each.kind === 'PROPOSAL') : undefined
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.closure${proposal ? `.${proposal.id}` : ''}`, {
    outcome:
      (proposal && ticket.execution?.proposedOutcome) ?? (ticket.type === 'CONSULTATION' ? 'EXPLAINED' : undefined),
    answer: proposal?.text ?? '',
    confirmed: [],
  })
  const confirmed = draft.confirmed ?? []
  const checked = ticket.execution !== null
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const answered = ticket.messages.some((each) => each.direction === 'OUT' && each.kind === 'REPLY')
  const code = close.error instanceof Refusal ? close.error.problem.code : undefined
  const outcomeMissing = asked && !draft.outcome
  const answerMissing = code === 'ANSWER_MISSING' && !draft.answer.trim()

  function done() {
    setAsked(true)
    if (!draft.outcome || close.isPending) return
    if (checked && unconfirmed(draft.outcome, confirmed).length > 0) return
    close.mutate(
      {
        version: stale.base.version,
        outcome: draft.outcome,
        answer: draft.answer.trim() || null,
        confirmed: checked ? confirmedFor(draft.outcome, confirmed) : [],
      },
      {
        onSuccess: () => {
          forget()
          void message.success(t.act.closedDone)
          onClose()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <Modal
      open
      title={t.closure.title}
      width={600}
      onCancel={onClose}
      onOk={done}
      okText={t.closure.done}
      cancelText={t.app.cancel}
      confirmLoading={close.isPending}
      mask={{ closable: false }}
    >
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        <Form.Item
          label={t.closure.outcome}
          validateStatus={outcomeMissing ? 'error' : undefined}
          help={outcomeMissing ? t.problem.codes.OUTCOME_MISSING : undefined}
        >
          <Radio.Group
            className="outcomes"
            aria-label={t.closure.outcome}
            value={draft.outcome}
            onChange={(event) => setDraft({ ...draft, outcome: event.target.value as Outcome })}
            options={outcomes.map((each) => ({
              value: each,
              autoFocus: each === (draft.outcome ?? outcomes[0]),
              label: (
                <>
                  {t.outcome[each]} <span className="quiet">{t.outcomeHint[each]}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item
          htmlFor="closing-answer"
          label={answered ? t.closure.answerOptional : t.closure.answer}
          extra={proposal ? t.gate.taken : t.closure.answerHint}
          validateStatus={answerMissing ? 'error' : undefined}
        >
          <Input.TextArea
            id="closing-answer"
            value={draft.answer}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={20_000}
            lang={ticket.language ?? undefined}
            onChange={(event) => setDraft({ ...draft, answer: event.target.value })}
          />
        </Form.Item>
        {checked && draft.outcome && (
          <Gate
            outcome={draft.outcome}
            confirmed={confirmed}
            asked={asked}
            onChange={(next) => setDraft({ ...draft, confirmed: next })}
          />
        )}
        {stale.met ? (
          <StaleNotice before={stale.met} now={ticket} />
        ) : (
          close.isError && <Alert type="error" showIcon role="alert" title={inWords(t, close.error)} />
        )}
      </Form>
    </Modal>
  )
}
