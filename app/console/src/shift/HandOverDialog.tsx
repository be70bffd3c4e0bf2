import { App, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { TicketView } from '../api/client'
import { Refusal } from '../api/refusal'
import { useSession } from '../api/session'
import { ActDialog } from '../lines/ActDialog'
import { ColleagueField } from '../lines/ColleagueField'
import { useText } from '../text/Text'
import { useDraft } from '../work/drafts'
import { useStale } from '../work/StaleNotice'
import { useHandOver, type Desk } from './api'
import { desks } from './desks'

/** Whose turn it is, and what the resident says. That one has just taken it oneself is no news. */
const whatMattersForHandingOver = ({ status, desk, assignee, messages }: TicketView, me: string) =>
  JSON.stringify([
    status,
    desk,
    assignee && assignee.login !== me ? assignee.login : null,
    messages.filter((message) => message.direction === 'IN').length,
  ])

interface Draft {
  to: 'person' | 'desk'
  person: { login: string; name: string } | null
  desk: Desk | null
  note: string
}

/** Into another's hands or to another desk. What was begun to be written to the resident stays in its own draft. */
export function HandOverDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const words = t.work.handOver
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { permissions: may, login: me } = useSession()!.staff
  // Whoever does not work on tickets every day may not look people up; a desk they know.
  const knowsPeople = may.includes('work-tickets')
  const handOver = useHandOver(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.handover`, {
    to: 'desk',
    person: null,
    desk: null,
    note: '',
  })
  const [asked, setAsked] = useState(false)
  const stale = useStale(ticket, (seen) => whatMattersForHandingOver(seen, me))
  const to = knowsPeople ? draft.to : 'desk'
  const desk = draft.desk === ticket.desk && to === 'desk' ? null : draft.desk
  const whomMissing = asked && (to === 'person' ? !draft.person : !desk)
  const noteMissing = asked && !draft.note.trim()
  const code = handOver.error instanceof Refusal ? handOver.error.problem.code : undefined
  const others = desks
    .filter((each) => to === 'person' || each !== ticket.desk)
    .map((each) => ({ value: each, label: t.desk[each] }))

  function done() {
    setAsked(true)
    const complete = to === 'person' ? draft.person : desk
    if (!complete || !draft.note.trim() || handOver.isPending) return
    handOver.mutate(
      {
        version: stale.base.version,
        to: to === 'person' ? draft.person!.login : null,
        desk,
        note: draft.note.trim(),
      },
      {
        onSuccess: () => {
          forget()
          void message.success(words.handed)
          onClose()
          // It may not be theirs to see any more.
          if (!may.includes('work-tickets')) void navigate('/')
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <ActDialog
      title={words.title}
      done={words.done}
      lead={words.lead}
      pending={handOver.isPending}
      error={handOver.error}
      met={stale.met}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      {knowsPeople && (
        <Form.Item label={words.whom}>
          <Radio.Group
            aria-label={words.whom}
            value={to}
            onChange={(event) => setDraft({ ...draft, to: event.target.value as Draft['to'] })}
            options={[
              { value: 'desk', label: words.toDesk },
              { value: 'person', label: words.toPerson },
            ]}
          />
        </Form.Item>
      )}
      {to === 'person' && (
        <Form.Item
          htmlFor="handover-person"
          label={words.person}
          validateStatus={whomMissing || code === 'NOT_THEIRS' || code === 'COLLEAGUE_UNKNOWN' ? 'error' : undefined}
          help={whomMissing ? words.personNeeded : undefined}
        >
          <ColleagueField
            id="handover-person"
            value={draft.person}
            except={ticket.assignee?.login}
            onChange={(person) => setDraft({ ...draft, person })}
          />
        </Form.Item>
      )}
      <Form.Item
        htmlFor="handover-desk"
        label={to === 'person' ? words.personDesk : words.desk}
        validateStatus={to === 'desk' && whomMissing ? 'error' : undefined}
        help={to === 'desk' && whomMissing ? words.deskNeeded : undefined}
      >
        <Select
          id="handover-desk"
          allowClear={to === 'person'}
          placeholder={to === 'person' ? words.stays : undefined}
          value={desk ?? undefined}
          onChange={(chosen: Desk | undefined) => setDraft({ ...draft, desk: chosen ?? null })}
          options={others}
        />
      </Form.Item>
      <Form.Item
        htmlFor="handover-note"
        label={words.note}
        extra={words.noteHint}
        validateStatus={noteMissing ? 'error' : undefined}
        help={noteMissing ? words.noteNeeded : undefined}
      >
        <Input.TextArea
          id="handover-note"
          value={draft.note}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          aria-required
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Form.Item>
    </ActDialog>
  )
}
