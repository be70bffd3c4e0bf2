import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { TicketView } from '../api/client'
import { addresseeQuery, districtsQuery, executorsQuery, useSend } from '../api/queries'
import { Refusal } from '../api/refusal'
import type { components } from '../api/schema'
import { now } from '../app/clock'
import { named, useCatalogue } from '../catalogue/known'
import { allOrganisationsQuery } from '../keep/keep'
import { RuleInWords } from '../routing/RouteFacts'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { byWhen, instantInCity } from '../words/time'
import { useDraft } from '../work/drafts'
import { useStale, whatMattersForClosing } from '../work/StaleNotice'
import { ActDialog } from './ActDialog'
import { OrganisationField, OrganisationsField } from './OrganisationField'

type Addressee = components['schemas']['Addressee']

interface Draft {
  /** Nobody has chosen yet: the one that is offered. */
  organisation: string | null
  with: string
  responsible: string | null
  due: string
  note: string
}

/** "Proposed by rule 14: water + Kentau → Kentau Su." */
function ByRule({ ticket, whom }: { ticket: TicketView; whom: string }) {
  const { t } = useText()
  const last = ticket.history.findLast(({ details }) => details.rules && details.proposed)
  if (!last) return <>{t.sending.byRules(whom)}</>
  return (
    <>
      {t.sending.byRule} <RuleInWords details={last.details} /> → {whom}.
    </>
  )
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
    organisation: returned?.suggestion ?? null,
    with: ticket.execution?.coExecutors.join(' ') ?? '',
    responsible: null,
    due: '',
    note: '',
  })
  const addressee = useQuery(addresseeQuery(ticket.number)).data?.addressee
  const staffed = useQuery(allOrganisationsQuery).data?.find((each) => each.code === addressee?.organisation)?.staffed
  const districts = useQuery(districtsQuery).data
  const { known } = useCatalogue()
  // What was returned goes where somebody said it belongs, not back to where the table says.
  const offered = addressee && addressee.organisation !== ticket.execution?.organisation ? addressee : undefined
  const chosen = draft.organisation ?? (staffed ? (offered?.organisation ?? '') : '')
  const executors = useQuery({ ...executorsQuery(chosen), enabled: chosen !== '' }).data
  const responsible = executors?.find((each) => each.login === draft.responsible)?.login ?? null
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, whatMattersForClosing)
  const code = send.error instanceof Refusal ? send.error.problem.code : undefined
  const missing = asked && !chosen
  const due = draft.due ? instantInCity(draft.due) : null
  const past = due !== null && Date.parse(due) <= now()

  /** "water + Kentau → Kentau Su": what says so. */
  function because({ organisation, ground, district }: Addressee): string {
    const sphere = known?.spheres.find((each) => each.code === ticket.registered?.sphere)
    const matter =
      ground === 'SPHERE' ? named(sphere, language) : (ticket.registered?.names[language] ?? ticket.issue ?? '')
    const place = district
      ? (districts?.find((each) => each.code === district)?.[language] ?? district)
      : t.sending.everywhere
    const whom = organisationName(language, organisation)
    return ground === 'DEFAULT' ? t.sending.byDefault(matter, whom) : `${matter} + ${place} → ${whom}`
  }

  function done() {
    setAsked(true)
    if (!chosen || past || send.isPending) return
    send.mutate(
      {
        version: stale.base.version,
        organisation: chosen,
        coExecutors: draft.with.split(' ').filter((code) => code && code !== chosen),
        responsible,
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
          value={chosen}
          onChange={(organisation) => setDraft({ ...draft, organisation, responsible: null })}
        />
      </Form.Item>
      {offered && (
        <p className="offered" role="status">
          {offered.ground === 'RULE' ? (
            <ByRule ticket={ticket} whom={organisationName(language, offered.organisation)} />
          ) : (
            because(offered)
          )}{' '}
          {staffed === false && <b>{t.sending.nobodyThere}</b>}
          {staffed && chosen !== offered.organisation && (
            <Button
              size="small"
              onClick={() => setDraft({ ...draft, organisation: offered.organisation, responsible: null })}
            >
              {t.sending.choose}
            </Button>
          )}
        </p>
      )}
      <Form.Item htmlFor="dispatch-responsible" label={t.sending.responsible} extra={t.sending.responsibleHint}>
        <Select
          id="dispatch-responsible"
          allowClear
          disabled={!executors?.length}
          placeholder={t.sending.anybody}
          showSearch={{ optionFilterProp: 'label' }}
          value={responsible}
          onChange={(login: string | undefined) => setDraft({ ...draft, responsible: login ?? null })}
          options={executors?.map((each) => ({ value: each.login, label: each.name })) ?? []}
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
