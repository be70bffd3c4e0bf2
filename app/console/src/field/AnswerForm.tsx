import { App, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import type { Attachment, Outcome, TicketView } from '../api/client'
import { useAnswer, whenDone } from '../api/queries'
import { useText } from '../text/Text'
import { outcomes } from '../work/CloseDialog'
import { useDraft } from '../work/drafts'
import { FieldForm } from './FieldForm'
import { Photos } from './Photos'

interface Draft {
  outcome: Outcome | undefined
  text: string
  files: Attachment[]
}

/** What came of it, in words and photos, for the inspector to check. */
export function AnswerForm({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const answer = useAnswer(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.answer`, {
    outcome: undefined,
    text: '',
    files: [],
  })
  const [asked, setAsked] = useState(false)
  const [uploading, setUploading] = useState(false)
  // The same words tried again are the same answer, however often the network fails.
  const attempt = useRef<{ id: string; of: string }>(undefined)
  const latest = useRef(draft)
  latest.current = draft
  const text = draft.text.trim()
  const noOutcome = asked && !draft.outcome
  const noText = asked && !text

  function done() {
    setAsked(true)
    if (!draft.outcome || !text || uploading || answer.isPending) return
    const of = JSON.stringify(draft)
    if (attempt.current?.of !== of) attempt.current = { id: crypto.randomUUID(), of }
    whenDone(
      answer.mutateAsync({
        id: attempt.current.id,
        outcome: draft.outcome,
        text,
        files: draft.files.map((file) => file.id),
      }),
      () => {
        forget()
        void message.success(t.field.sent)
        onClose()
      },
    )
  }

  return (
    <FieldForm
      ticket={ticket}
      title={t.field.answering.title}
      done={t.field.answering.done}
      pending={answer.isPending}
      error={answer.error}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        label={t.field.answering.outcome}
        validateStatus={noOutcome ? 'error' : undefined}
        help={noOutcome ? t.problem.codes.OUTCOME_MISSING : undefined}
      >
        <Radio.Group
          className="field-choice"
          aria-label={t.field.answering.outcome}
          value={draft.outcome}
          onChange={(event) => setDraft({ ...draft, outcome: event.target.value as Outcome })}
          options={outcomes.map((each) => ({
            value: each,
            label: (
              <>
                {t.outcome[each]} <span className="quiet">{t.outcomeHint[each]}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        htmlFor="answer-text"
        label={t.field.answering.text}
        extra={t.field.answering.textHint}
        validateStatus={noText ? 'error' : undefined}
        help={noText ? t.problem.codes.TEXT_MISSING : undefined}
      >
        <Input.TextArea
          id="answer-text"
          value={draft.text}
          lang={ticket.language ?? undefined}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={20_000}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </Form.Item>
      <Photos
        files={draft.files}
        busy={setUploading}
        // Photos arrive while one goes on typing: what is kept is added to what stands there then.
        add={(file) => setDraft({ ...latest.current, files: [...latest.current.files, file] })}
        remove={(id) => setDraft({ ...latest.current, files: latest.current.files.filter((file) => file.id !== id) })}
      />
      {asked && uploading && <p role="alert">{t.field.answering.waitPhotos}</p>}
    </FieldForm>
  )
}
