import { Alert, App, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Outcome, TicketView } from '../api/client'
import { useClose } from '../api/queries'
import { inWords, Refusal } from '../api/refusal'
import { useText } from '../text/Text'
import { useDraft } from './drafts'
import { StaleNotice, useStale, whatMattersForClosing } from './StaleNotice'

const outcomes: readonly Outcome[] = ['RESOLVED', 'EXPLAINED', 'REFUSED', 'PLANNED', 'REDIRECTED', 'TERMINATED']

interface Draft {
  outcome: Outcome | undefined
  answer: string
}

export function CloseDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const close = useClose(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.closure`, { outcome: undefined, answer: '' })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const answered = ticket.messages.some((each) => each.direction === 'OUT' && each.kind === 'REPLY')
  const code = close.error instanceof Refusal ? close.error.problem.code : undefined
  const outcomeMissing = asked && !draft.outcome
  const answerMissing = code === 'ANSWER_MISSING' && !draft.answer.trim()

  function done() {
    setAsked(true)
    if (!draft.outcome) return
    close.mutate(
      { version: stale.base.version, outcome: draft.outcome, answer: draft.answer.trim() || null },
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
          extra={t.closure.answerHint}
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
        {stale.met ? (
          <StaleNotice before={stale.met} now={ticket} />
        ) : (
          close.isError && <Alert type="error" showIcon role="alert" title={inWords(t, close.error)} />
        )}
      </Form>
    </Modal>
  )
}
