import { App, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import type { AnswerCheck, Outcome, RelatedTicket, TicketView } from '../api/client'
import { useCloseIncident } from '../api/queries'
import { useText, type Language } from '../text/Text'
import { outcomes } from '../work/CloseDialog'
import { useDraft } from '../work/drafts'
import { useStale, whatMattersForClosing } from '../work/StaleNotice'
import { ActDialog } from './ActDialog'
import { confirmedFor, unconfirmed } from './gate'
import { Gate } from './Gate'
import { languagesConcerned } from './incident'

interface Draft {
  outcome: Outcome | undefined
  answers: Partial<Record<Language, string>>
  confirmed: AnswerCheck[]
}

/** A burst main and its three hundred callers: one closing message, in each one's language. */
export function IncidentDialog({
  ticket,
  parts,
  more,
  onClose,
}: {
  ticket: TicketView
  parts: readonly RelatedTicket[]
  /** Others are not listed. */
  more: boolean
  onClose: () => void
}) {
  const { t } = useText()
  const { message } = App.useApp()
  const close = useCloseIncident(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.incident`, {
    outcome: undefined,
    answers: {},
    confirmed: [],
  })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const spoken = languagesConcerned(ticket, parts, more)
  const checked = ticket.execution !== null || more || parts.some((part) => part.ticket.execution !== null)
  const silent = (each: Language) => !draft.answers[each]?.trim()

  function done() {
    setAsked(true)
    const { outcome, answers, confirmed } = draft
    if (!outcome || spoken.some(silent) || close.isPending) return
    if (checked && unconfirmed(outcome, confirmed).length > 0) return
    close.mutate(
      {
        version: stale.base.version,
        outcome,
        answers: { kk: answers.kk ?? null, ru: answers.ru ?? null, en: answers.en ?? null },
        confirmed: checked ? confirmedFor(outcome, confirmed) : [],
      },
      {
        onSuccess: () => {
          forget()
          void message.success(t.act.incidentClosed)
          onClose()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <ActDialog
      title={t.incident.title}
      lead={more ? t.moreRelated.incident : t.incident.lead(parts.length)}
      done={t.incident.done}
      pending={close.isPending}
      error={close.error}
      met={stale.met}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        label={t.closure.outcome}
        validateStatus={asked && !draft.outcome ? 'error' : undefined}
        help={asked && !draft.outcome ? t.problem.codes.OUTCOME_MISSING : undefined}
      >
        <Radio.Group
          className="outcomes"
          aria-label={t.closure.outcome}
          value={draft.outcome}
          onChange={(event) => setDraft({ ...draft, outcome: event.target.value as Outcome })}
          options={outcomes.map((each) => ({ value: each, label: t.outcome[each] }))}
        />
      </Form.Item>
      {spoken.map((each) => (
        <Form.Item
          key={each}
          htmlFor={`incident-${each}`}
          label={t.incident.answer[each]}
          validateStatus={asked && silent(each) ? 'error' : undefined}
          help={asked && silent(each) ? t.incident.answerNeeded : undefined}
        >
          <Input.TextArea
            id={`incident-${each}`}
            value={draft.answers[each] ?? ''}
            lang={each}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={20_000}
            onChange={(event) => setDraft({ ...draft, answers: { ...draft.answers, [each]: event.target.value } })}
          />
        </Form.Item>
      ))}
      {checked && draft.outcome && (
        <Gate
          outcome={draft.outcome}
          confirmed={draft.confirmed}
          asked={asked}
          onChange={(confirmed) => setDraft({ ...draft, confirmed })}
        />
      )}
    </ActDialog>
  )
}
