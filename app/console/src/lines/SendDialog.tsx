import { App, Form, Input } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { useSend } from '../api/queries'
import { Refusal } from '../api/refusal'
import { now } from '../app/clock'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { byWhen, instantInCity } from '../words/time'
import { useDraft } from '../work/drafts'
import { useStale, whatMattersForClosing } from '../work/StaleNotice'
import { ActDialog } from './ActDialog'
import { OrganisationField, OrganisationsField } from './OrganisationField'

interface Draft {
  organisation: string
  with: string
  due: string
  note: string
}

/** To an organisation; back from one that said "not ours", its reason and suggestion stand above. */
export function SendDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const send = useSend(ticket.number)
  const returned = ['RETURNED', 'DISPUTED'].includes(ticket.status)
    ? ticket.history.findLast((entry) => entry.kind === 'RETURNED' || entry.kind === 'DISPUTED')?.details
    : undefined
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.dispatch.${ticket.execution?.returns ?? 0}`, {
    organisation: returned?.suggestion ?? '',
    with: ticket.execution?.coExecutors.join(' ') ?? '',
    due: '',
    note: '',
  })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const code = send.error instanceof Refusal ? send.error.problem.code : undefined
  const missing = asked && !draft.organisation
  const due = draft.due ? instantInCity(draft.due) : null
  const past = due !== null && Date.parse(due) <= now()

  function done() {
    setAsked(true)
    if (!draft.organisation || past || send.isPending) return
    send.mutate(
      {
        version: stale.base.version,
        organisation: draft.organisation,
        coExecutors: draft.with.split(' ').filter(Boolean),
        dueAt: due,
        note: draft.note.trim() || null,
      },
      {
        onSuccess: () => {
          forget()
          void message.success(t.act.sent)
          onClose()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <ActDialog
      title={t.dispatch.title}
      done={t.dispatch.done}
      pending={send.isPending}
      error={send.error}
      met={stale.met}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      {returned && (
        <dl className="facts returned">
          <div>
            <dt>{t.dispatch.returned}</dt>
            <dd>{returned.reason}</dd>
          </div>
          {returned.suggestion && (
            <div>
              <dt>{t.dispatch.suggested}</dt>
              <dd>{organisationName(language, returned.suggestion)}</dd>
            </div>
          )}
        </dl>
      )}
      <Form.Item
        htmlFor="dispatch-organisation"
        label={t.dispatch.organisation}
        extra={
          ticket.execution ? t.dispatch.last(organisationName(language, ticket.execution.organisation)) : undefined
        }
        validateStatus={missing || code === 'ORGANISATION_UNKNOWN' || code === 'NOBODY_THERE' ? 'error' : undefined}
        help={missing ? t.dispatch.organisationNeeded : undefined}
      >
        <OrganisationField
          id="dispatch-organisation"
          focus
          value={draft.organisation}
          onChange={(organisation) => setDraft({ ...draft, organisation })}
        />
      </Form.Item>
      <Form.Item htmlFor="dispatch-with" label={t.dispatch.with}>
        <OrganisationsField
          id="dispatch-with"
          value={draft.with.split(' ').filter(Boolean)}
          onChange={(codes) => setDraft({ ...draft, with: codes.join(' ') })}
        />
      </Form.Item>
      <Form.Item
        htmlFor="dispatch-due"
        label={t.dispatch.due}
        extra={t.dispatch.dueHint(byWhen(language, Date.parse(ticket.dueAt)))}
        validateStatus={past ? 'error' : undefined}
        help={past ? t.dispatch.duePast : undefined}
      >
        <Input
          id="dispatch-due"
          type="datetime-local"
          value={draft.due}
          className="moment"
          onChange={(event) => setDraft({ ...draft, due: event.target.value })}
        />
      </Form.Item>
      <Form.Item htmlFor="dispatch-note" label={t.dispatch.note}>
        <Input.TextArea
          id="dispatch-note"
          value={draft.note}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Form.Item>
    </ActDialog>
  )
}
