import { Alert, Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { Act, Attachment, MessageKind, TicketView } from '../api/client'
import { useWrite } from '../api/queries'
import { inWords } from '../api/refusal'
import { Keys } from '../keys/KeysHelp'
import { useSession } from '../api/session'
import { useText, type Texts } from '../text/Text'
import { Begun } from '../together/Begun'
import { OnlookersLine } from '../together/OnlookersLine'
import { below } from '../together/restore'
import { useKeptDraft } from '../together/useKeptDraft'
import { useOnlookers } from '../together/useOnlookers'
import { toldSoFar, warning, type Warning } from '../together/warning'
import { AnswerLine } from './AnswerLine'
import { Enclosures } from './Enclosures'

export interface ComposerHandle {
  begin(kind: MessageKind): void
  /** Puts words below what is written. False: nobody is answered from here. */
  insert(words: string): boolean
}

const kinds: readonly MessageKind[] = ['REPLY', 'QUESTION', 'NOTE']
const actOf: Record<MessageKind, Act> = { REPLY: 'REPLY', QUESTION: 'ASK', NOTE: 'NOTE' }

function cause(t: Texts, { kind, names }: Warning) {
  const all = names.join(', ')
  return kind === 'answered' ? t.together.hasAnswered(all) : t.together.alsoWrites(all, names.length > 1)
}

/** Who has not touched the keys for so long reads. */
const writesFor = 60_000

/** What is sent cannot be taken back, so the text stays here until the server has it. */
export function Composer({ ticket, ref }: { ticket: TicketView; ref: Ref<ComposerHandle> }) {
  const { t } = useText()
  const me = useSession()?.staff.login ?? ''
  const { draft, others, other, write: keep, sent, dropOther } = useKeptDraft(ticket.number, ticket.version)
  const [writes, setWrites] = useState(false)
  const here = useOnlookers(ticket.number, writes)
  const told = useRef(toldSoFar(ticket.messages))
  const [warned, setWarned] = useState<string>()
  const field = useRef<TextAreaRef>(null)
  const write = useWrite(ticket.number)
  // The same words tried again are the same message, however often the network fails.
  const attempt = useRef<{ id: string; kind: MessageKind; text: string; files: string[] }>(undefined)
  const [files, setFiles] = useState<Attachment[]>([])
  const [uploading, setUploading] = useState(false)
  const [hurried, setHurried] = useState(false)

  const allowed = kinds.filter((each) => ticket.allowed.includes(actOf[each]))
  const kind = allowed.includes(draft.kind) ? draft.kind : allowed[0]

  useImperativeHandle(ref, () => ({
    begin(next) {
      if (!allowed.includes(next)) return
      keep({ text: draft.text, kind: next })
      field.current?.focus()
    },
    insert(words) {
      const into = allowed.includes('REPLY') ? 'REPLY' : kind
      if (!into) return false
      type(into, below(draft.text, words))
      field.current?.focus()
      return true
    },
  }))

  const forResident = kind !== undefined && kind !== 'NOTE'
  useEffect(() => {
    if (!writes) return
    const rest = setTimeout(() => setWrites(false), writesFor)
    return () => clearTimeout(rest)
  }, [writes, draft.text])

  function type(kind: MessageKind, text: string) {
    // What was said before the first letter has been read.
    if (!draft.text) told.current = toldSoFar(ticket.messages)
    keep({ kind, text })
    setWrites(kind !== 'NOTE' && text.trim() !== '')
  }

  const why = forResident && draft.text.trim() ? warning(ticket.messages, told.current, here, me) : undefined
  const asked = why !== undefined && warned === why.about

  if (!kind) {
    return (
      <>
        <OnlookersLine others={here} />
        <div className="composer quiet">{ticket.status === 'CLOSED' ? t.composer.closed : t.composer.notAllowed}</div>
      </>
    )
  }

  const text = draft.text.trim()

  function send() {
    if (!kind || !text || write.isPending) return
    setHurried(uploading)
    if (uploading) return
    if (why && !asked) {
      setWarned(why.about)
      return
    }
    const last = attempt.current
    const ids = files.map((file) => file.id)
    const same = last?.kind === kind && last.text === text && last.files.join() === ids.join()
    attempt.current = same ? last : { id: crypto.randomUUID(), kind, text, files: ids }
    write.mutate(attempt.current, {
      onSuccess: () => {
        attempt.current = undefined
        sent()
        setFiles([])
        setWrites(false)
        setWarned(undefined)
        field.current?.focus()
      },
    })
  }

  return (
    <>
      <OnlookersLine others={here} />
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
            onChange={(next) => keep({ text: draft.text, kind: next })}
            options={allowed.map((each) => ({ value: each, label: t.composer[each] }))}
          />
          {kind !== 'NOTE' && ticket.language && <span className="quiet">{t.composer.writesIn[ticket.language]}</span>}
        </div>
        {write.isError && (
          <Alert type="error" showIcon role="alert" title={`${t.message.notSaved} ${inWords(t, write.error)}`} />
        )}
        <Begun
          ticket={ticket}
          others={others}
          other={other}
          here={here}
          text={draft.text}
          insert={(words) => {
            const into = draft.text.trim() || !allowed.includes(words.kind) ? kind : words.kind
            type(into, below(draft.text, words.text))
            field.current?.focus()
          }}
          drop={dropOther}
        />
        {why && asked && <Alert type="warning" showIcon role="alert" title={cause(t, why)} />}
        <Input.TextArea
          ref={field}
          value={draft.text}
          disabled={write.isPending}
          autoSize={{ minRows: 2, maxRows: 10 }}
          maxLength={20_000}
          placeholder={t.composer.placeholder[kind]}
          aria-label={t.composer.placeholder[kind]}
          lang={kind === 'NOTE' ? undefined : (ticket.language ?? undefined)}
          onChange={(event) => type(kind, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              send()
            } else if (event.key === 'Escape') {
              field.current?.blur()
            }
          }}
        />
        <Enclosures
          ticket={ticket}
          forResident={forResident}
          files={files}
          disabled={write.isPending}
          busy={setUploading}
          add={(file) => setFiles((all) => [...all, file])}
          remove={(id) => setFiles((all) => all.filter((each) => each.id !== id))}
        />
        {hurried && uploading && <p role="alert">{t.composer.files.wait}</p>}
        <div className="composer-foot">
          <span className="quiet">
            {kind === 'NOTE' ? t.composer.placeholder.NOTE : <AnswerLine ticket={ticket} text={draft.text} />}
          </span>
          <Keys keys="Ctrl Enter" />
          <Button type="primary" htmlType="submit" disabled={!text} loading={write.isPending}>
            {why && asked ? t.together.sendAnyway : t.composer.send[kind]}
          </Button>
        </div>
      </form>
    </>
  )
}
