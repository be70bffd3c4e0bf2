import { App, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { TicketType, TicketView } from '../api/client'
import { useSplit } from '../api/queries'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { useDraft } from '../work/drafts'
import { pathOf } from '../work/queues'
import { ActDialog } from './ActDialog'

const types: readonly TicketType[] = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL']

interface Draft {
  text: string
  type: TicketType | null
}

export function SplitDialog({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  const { t } = useText()
  const { message } = App.useApp()
  const split = useSplit(ticket.number)
  const [draft, setDraft, forget] = useDraft<Draft>(`${ticket.number}.split`, { text: marked(), type: null })
  const [asked, setAsked] = useState(false)
  // The same words tried again make no second ticket.
  const attempt = useRef<{ id: string; of: string }>(undefined)
  const text = draft.text.trim()
  const missing = asked && !text

  function done() {
    setAsked(true)
    if (!text || split.isPending) return
    const of = JSON.stringify(draft)
    if (attempt.current?.of !== of) attempt.current = { id: crypto.randomUUID(), of }
    split.mutate(
      {
        id: attempt.current.id,
        text,
        type: draft.type,
        language: ticket.language,
        district: ticket.district,
      },
      {
        onSuccess: ({ number }) => {
          forget()
          void message.success(
            <>
              {t.act.splitDone} <Link to={pathOf('OPEN', number)}>{spoken(number)}</Link>
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
      title={t.split.title}
      done={t.split.done}
      pending={split.isPending}
      error={split.error}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="split-text"
        label={t.split.text}
        extra={t.split.textHint}
        validateStatus={missing ? 'error' : undefined}
        help={missing ? t.problem.codes.TEXT_MISSING : undefined}
      >
        <Input.TextArea
          id="split-text"
          autoFocus
          value={draft.text}
          lang={ticket.language ?? undefined}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={20_000}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t.split.type}>
        <Radio.Group
          className="types"
          aria-label={t.split.type}
          value={draft.type}
          onChange={(event) => setDraft({ ...draft, type: event.target.value as TicketType })}
          options={types.map((each) => ({ value: each, label: t.type[each] }))}
        />
      </Form.Item>
    </ActDialog>
  )
}

/** What was marked in the conversation before the window opened. */
function marked(): string {
  const selection = window.getSelection()
  const inConversation = selection?.anchorNode?.parentElement?.closest('.message-text')
  return inConversation ? String(selection).trim() : ''
}
