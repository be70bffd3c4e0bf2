import { Alert, Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useImperativeHandle, useRef, type Ref } from 'react'
import type { Act, MessageKind, TicketView } from '../api/client'
import { useWrite } from '../api/queries'
import { inWords } from '../api/refusal'
import { Keys } from '../keys/KeysHelp'
import { useText } from '../text/Text'
import { useDraft } from './drafts'

export interface ComposerHandle {
  begin(kind: MessageKind): void
}

const kinds: readonly MessageKind[] = ['REPLY', 'QUESTION', 'NOTE']
const actOf: Record<MessageKind, Act> = { REPLY: 'REPLY', QUESTION: 'ASK', NOTE: 'NOTE' }

interface Draft {
  kind: MessageKind
  text: string
}

/** What is sent cannot be taken back, so the text stays here until the server has it. */
export function Composer({ ticket, ref }: { ticket: TicketView; ref: Ref<ComposerHandle> }) {
  const { t } = useText()
  const [draft, setDraft, forget] = useDraft<Draft>(ticket.number, { kind: 'REPLY', text: '' })
  const field = useRef<TextAreaRef>(null)
  const write = useWrite(ticket.number)
  // The same words tried again are the same message, however often the network fails.
  const attempt = useRef<{ id: string; kind: MessageKind; text: string }>(undefined)

  const allowed = kinds.filter((each) => ticket.allowed.includes(actOf[each]))
  const kind = allowed.includes(draft.kind) ? draft.kind : allowed[0]

  useImperativeHandle(ref, () => ({
    begin(next) {
      if (!allowed.includes(next)) return
      setDraft({ ...draft, kind: next })
      field.current?.focus()
    },
  }))

  if (!kind) {
    return (
      <div className="composer quiet">{ticket.status === 'CLOSED' ? t.composer.closed : t.composer.notAllowed}</div>
    )
  }

  const mail = ticket.resident?.handles.find((each) => each.kind === 'EMAIL')?.masked
  const text = draft.text.trim()

  function send() {
    if (!kind || !text || write.isPending) return
    const last = attempt.current
    const same = last?.kind === kind && last.text === text
    attempt.current = same ? last : { id: crypto.randomUUID(), kind, text }
    write.mutate(attempt.current, {
      onSuccess: () => {
        attempt.current = undefined
        forget()
        field.current?.focus()
      },
    })
  }

  return (
    <form
      className={`composer ${kind.toLowerCase()}`}
      aria-label={t.composer.label}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="composer-head">
        <Segmented
          size="small"
          aria-label={t.composer.kind}
          value={kind}
          onChange={(next) => setDraft({ ...draft, kind: next })}
          options={allowed.map((each) => ({ value: each, label: t.composer[each] }))}
        />
        {kind !== 'NOTE' && ticket.language && <span className="quiet">{t.composer.writesIn[ticket.language]}</span>}
      </div>
      {write.isError && (
        <Alert type="error" showIcon role="alert" title={`${t.message.notSaved} ${inWords(t, write.error)}`} />
      )}
      <Input.TextArea
        ref={field}
        value={draft.text}
        disabled={write.isPending}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={20_000}
        placeholder={t.composer.placeholder[kind]}
        aria-label={t.composer.placeholder[kind]}
        lang={kind === 'NOTE' ? undefined : (ticket.language ?? undefined)}
        onChange={(event) => setDraft({ kind, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            send()
          } else if (event.key === 'Escape') {
            field.current?.blur()
          }
        }}
      />
      <div className="composer-foot">
        <span className="quiet">
          {kind === 'NOTE' ? t.composer.placeholder.NOTE : mail ? t.composer.goesToMail(mail) : t.composer.goesToPage}
        </span>
        <Keys keys="Ctrl Enter" />
        <Button type="primary" htmlType="submit" disabled={!text} loading={write.isPending}>
          {t.composer.send[kind]}
        </Button>
      </div>
    </form>
  )
}
