import { App, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { TicketView } from '../api/client'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { useDraft } from '../work/drafts'
import { pathOf } from '../work/queues'
import { ActDialog } from './ActDialog'
import { useComplain } from './complaints'

/** A complaint about the answer, for a resident who calls or comes. */
export function ComplaintDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const words = t.aftercare.complaint
  const { message } = App.useApp()
  const complain = useComplain(ticket.number)
  const [draft, setDraft, forget] = useDraft(`${ticket.number}.complaint`, '')
  const [asked, setAsked] = useState(false)
  // The same words tried again make no second complaint.
  const attempt = useRef<{ id: string; of: string }>(undefined)
  const text = draft.trim()
  const missing = asked && !text

  function done() {
    setAsked(true)
    if (!text || complain.isPending) return
    if (attempt.current?.of !== text) attempt.current = { id: crypto.randomUUID(), of: text }
    complain.mutate(
      { id: attempt.current.id, text },
      {
        onSuccess: ({ number }) => {
          forget()
          void message.success(
            <>
              {words.registered} <Link to={pathOf('OPEN', number)}>{spoken(number)}</Link>
            </>,
            8,
          )
          onClose()
        },
      },
    )
  }

  return (
    <ActDialog
      title={words.title}
      lead={words.lead}
      done={words.done}
      pending={complain.isPending}
      error={complain.error}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="complaint-text"
        label={words.text}
        validateStatus={missing ? 'error' : undefined}
        help={missing ? t.problem.codes.TEXT_MISSING : undefined}
      >
        <Input.TextArea
          id="complaint-text"
          autoFocus
          value={draft}
          lang={ticket.language ?? undefined}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={20_000}
          onChange={(event) => setDraft(event.target.value)}
        />
      </Form.Item>
    </ActDialog>
  )
}
