import { Alert, App, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import type { TicketView } from '../api/client'
import { useGiveBack, usePlan, useWrite, whenDone } from '../api/queries'
import { now } from '../app/clock'
import { OrganisationField } from '../lines/OrganisationField'
import { useText } from '../text/Text'
import { todayInCity } from '../words/time'
import { useDraft } from '../work/drafts'
import { useStale, whatMattersForClosing } from '../work/StaleNotice'
import { FieldForm } from './FieldForm'

interface Props {
  ticket: TicketView
  onClose: () => void
}

export function GiveBackForm({ ticket, onClose }: Props) {
  const { t } = useText()
  const { message } = App.useApp()
  const giveBack = useGiveBack(ticket.number)
  const [draft, setDraft, forget] = useDraft(`${ticket.number}.return`, { reason: '', suggestion: '' })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const missing = asked && !draft.reason.trim()

  function done() {
    setAsked(true)
    if (!draft.reason.trim() || giveBack.isPending) return
    whenDone(
      giveBack.mutateAsync({
        version: stale.base.version,
        reason: draft.reason.trim(),
        suggestion: draft.suggestion || null,
      }),
      () => {
        forget()
        void message.success(t.field.sent)
        onClose()
      },
      stale.meet,
    )
  }

  return (
    <FieldForm
      ticket={ticket}
      title={t.field.return.title}
      done={t.field.return.done}
      pending={giveBack.isPending}
      error={giveBack.error}
      met={stale.met}
      onDone={done}
      onClose={onClose}
    >
      {(ticket.execution?.returns ?? 0) >= 2 && <Alert type="warning" showIcon title={t.field.return.third} />}
      <Form.Item
        htmlFor="return-reason"
        label={t.field.return.reason}
        validateStatus={missing ? 'error' : undefined}
        help={missing ? t.problem.codes.REASON_MISSING : undefined}
      >
        <Input.TextArea
          id="return-reason"
          value={draft.reason}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={2000}
          onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
        />
      </Form.Item>
      <Form.Item htmlFor="return-suggestion" label={t.field.return.suggestion}>
        <OrganisationField
          id="return-suggestion"
          value={draft.suggestion}
          onChange={(suggestion) => setDraft({ ...draft, suggestion })}
        />
      </Form.Item>
    </FieldForm>
  )
}

export function PlanForm({ ticket, onClose }: Props) {
  const { t } = useText()
  const { message } = App.useApp()
  const plan = usePlan(ticket.number)
  const [draft, setDraft, forget] = useDraft(`${ticket.number}.plan`, {
    funds: ticket.execution?.waitsForFunds ?? false,
    date: ticket.execution?.plannedFor ?? '',
    note: '',
  })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const missing = asked && !draft.funds && !draft.date

  function done() {
    setAsked(true)
    if ((!draft.funds && !draft.date) || plan.isPending) return
    whenDone(
      plan.mutateAsync({
        version: stale.base.version,
        date: draft.date || null,
        waitsForFunds: draft.funds,
        note: draft.note.trim() || null,
      }),
      () => {
        forget()
        void message.success(t.field.sent)
        onClose()
      },
      stale.meet,
    )
  }

  return (
    <FieldForm
      ticket={ticket}
      title={t.field.planning.title}
      done={t.field.planning.done}
      pending={plan.isPending}
      error={plan.error}
      met={stale.met}
      onDone={done}
      onClose={onClose}
    >
      <Radio.Group
        className="field-choice"
        aria-label={t.field.planning.title}
        value={draft.funds}
        onChange={(event) => setDraft({ ...draft, funds: event.target.value as boolean })}
        options={[
          { value: false, label: t.field.planning.byDate },
          { value: true, label: t.field.planning.byFunds },
        ]}
      />
      <Form.Item
        htmlFor="plan-date"
        label={draft.funds ? t.field.planning.fundsDate : t.field.planning.date}
        validateStatus={missing ? 'error' : undefined}
        help={missing ? t.problem.codes.DATE_MISSING : undefined}
      >
        <Input
          id="plan-date"
          type="date"
          min={todayInCity(now())}
          value={draft.date}
          onChange={(event) => setDraft({ ...draft, date: event.target.value })}
        />
      </Form.Item>
      <Form.Item htmlFor="plan-note" label={t.field.planning.note}>
        <Input.TextArea
          id="plan-note"
          value={draft.note}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Form.Item>
    </FieldForm>
  )
}

export function NoteForm({ ticket, onClose }: Props) {
  const { t } = useText()
  const { message } = App.useApp()
  const write = useWrite(ticket.number)
  const [text, setText, forget] = useDraft(`${ticket.number}.note`, '')
  const [asked, setAsked] = useState(false)
  const attempt = useRef<{ id: string; kind: 'NOTE'; text: string }>(undefined)
  const missing = asked && !text.trim()

  function done() {
    setAsked(true)
    const words = text.trim()
    if (!words || write.isPending) return
    if (attempt.current?.text !== words) attempt.current = { id: crypto.randomUUID(), kind: 'NOTE', text: words }
    write.mutate(attempt.current, {
      onSuccess: () => {
        forget()
        void message.success(t.field.sent)
        onClose()
      },
    })
  }

  return (
    <FieldForm
      ticket={ticket}
      title={t.field.noting.title}
      done={t.field.noting.done}
      pending={write.isPending}
      error={write.error}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="note-text"
        label={t.field.noting.text}
        validateStatus={missing ? 'error' : undefined}
        help={missing ? t.problem.codes.TEXT_MISSING : undefined}
      >
        <Input.TextArea
          id="note-text"
          value={text}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={20_000}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
    </FieldForm>
  )
}
