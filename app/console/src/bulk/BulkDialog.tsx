import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal, Progress, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../api/session'
import { ColleagueField } from '../lines/ColleagueField'
import { spokenBy } from '../lines/incident'
import { OrganisationField } from '../lines/OrganisationField'
import type { Desk } from '../shift/api'
import { desks } from '../shift/desks'
import { useText, type Language } from '../text/Text'
import { spoken } from '../words/number'
import { outcomes } from '../work/CloseDialog'
import type { Outcome } from '../api/client'
import { act, preview, type BulkKind, type BulkResult, type Chosen, type Wanted } from './api'
import { byReason, pieces } from './chosen'
import { renewAfterMany } from './renew'
import { bulkWords, codeInWords } from './words'

export interface LastAct {
  id: string
  kind: BulkKind
  count: number
  until: string
}

interface Props {
  kind: BulkKind
  tickets: readonly Chosen[]
  onClose: () => void
  /** At least one was changed. */
  onDone: () => void
}

type Step =
  | { at: 'asking' }
  | { at: 'looking'; done: number; of: number }
  | { at: 'preview'; wanted: Wanted; results: BulkResult[] }
  | { at: 'doing'; wanted: Wanted; results: BulkResult[]; done: number; of: number }
  | { at: 'stopped'; wanted: Wanted; results: BulkResult[]; error: unknown }
  | { at: 'done'; results: BulkResult[] }

/** At once: enough to see it move, few enough that each answer comes soon. */
const piece = 20
/** Looking ahead changes nothing, and is as long on its way as doing it. */
const ahead = 50

/** What they have read cannot be taken back. */
const forGood: ReadonlySet<BulkKind> = new Set(['NOTE', 'SEND', 'CLOSE'])

/** What is to be done, what would become of each, how far it is, what became of it. */
export function BulkDialog({ kind, tickets: given, onClose, onDone }: Props) {
  const { t } = useText()
  const words = t.bulk
  const client = useQueryClient()
  // The list behind renews itself; what was chosen when the window opened is what is changed.
  const [tickets] = useState(given)
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const [error, setError] = useState<unknown>()
  const id = useRef(crypto.randomUUID())
  const [form, setForm] = useState<Form>(nothingSaid)
  const asksNothing = kind === 'TAKE' || kind === 'RELEASE'
  const [asked, setAsked] = useState(false)

  async function look() {
    setAsked(true)
    const wanted = wantedOf(kind, form)
    if (!wanted) return
    setError(undefined)
    const results: BulkResult[] = []
    try {
      for (const part of pieces(tickets, ahead)) {
        setStep({ at: 'looking', done: results.length, of: tickets.length })
        results.push(...(await preview(part, wanted)).items)
      }
      setStep({ at: 'preview', wanted, results })
    } catch (refused) {
      setError(refused)
      setStep({ at: 'asking' })
    }
  }

  useEffect(() => {
    if (asksNothing) void look()
  }, [])

  async function go(wanted: Wanted, previewed: BulkResult[]) {
    const fit = new Set(previewed.filter((each) => each.result === 'DONE').map((each) => each.number))
    const chosen = tickets.filter((each) => fit.has(each.number))
    const parts = pieces(chosen, piece)
    const results: BulkResult[] = []
    let until: string | null = null
    for (const [i, part] of parts.entries()) {
      setStep({ at: 'doing', wanted, results: previewed, done: i * piece, of: chosen.length })
      try {
        const answered = await act(id.current, part, wanted)
        results.push(...answered.items)
        until = answered.undoUntil
      } catch (refused) {
        setStep({ at: 'stopped', wanted, results: previewed, error: refused })
        renewAfterMany(client)
        return
      }
    }
    const count = results.filter((each) => each.result === 'DONE').length
    if (until && count > 0) {
      client.setQueryData(['last-bulk-act'], { id: id.current, kind, count, until } satisfies LastAct)
    }
    renewAfterMany(client)
    setStep({ at: 'done', results })
    if (count > 0) onDone()
    // Nothing is left to be told.
    if (count === results.length) onClose()
  }

  const shown = step.at === 'preview' || step.at === 'stopped' || step.at === 'doing' ? step : undefined
  const fit = shown?.results.filter((each) => each.result === 'DONE').length ?? 0
  return (
    <Modal
      open
      title={`${words.act[kind]}: ${words.tickets(tickets.length)}`}
      width={600}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          {step.at === 'done' ? (
            <Button type="primary" onClick={onClose}>
              {words.close}
            </Button>
          ) : (
            <>
              <Button onClick={onClose} disabled={step.at === 'doing'}>
                {t.app.cancel}
              </Button>
              {shown && !asksNothing && (
                <Button disabled={step.at === 'doing'} onClick={() => setStep({ at: 'asking' })}>
                  {words.back}
                </Button>
              )}
              {shown ? (
                <Button
                  type="primary"
                  autoFocus
                  disabled={fit === 0}
                  loading={step.at === 'doing'}
                  onClick={() => void go(shown.wanted, shown.results)}
                >
                  {step.at === 'stopped' ? words.goOn : words.go(fit)}
                </Button>
              ) : (
                <Button type="primary" loading={step.at === 'looking'} onClick={() => void look()}>
                  {words.preview}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      {(step.at === 'asking' || step.at === 'looking') && (
        <Fields
          kind={kind}
          form={form}
          asked={asked}
          languages={spokenBy(tickets)}
          onChange={setForm}
          onDone={() => void look()}
        />
      )}
      {step.at === 'looking' && step.of > ahead && <Far {...step} words={words.looking} />}
      {shown && (
        <>
          <p role="status">{words.fit(fit, tickets.length)}</p>
          {forGood.has(kind) && (
            <Alert
              className="bulk-for-good"
              type="warning"
              showIcon
              title={kind === 'CLOSE' ? words.told : words.stays}
            />
          )}
          <Reasons results={shown.results} tickets={tickets} />
        </>
      )}
      {step.at === 'doing' && <Far {...step} words={words.doing} />}
      {step.at === 'done' && (
        <>
          <p role="status">{words.done(step.results.filter((each) => each.result === 'DONE').length)}</p>
          <Reasons results={step.results} tickets={tickets} />
        </>
      )}
      {step.at === 'stopped' && (
        <Alert type="error" showIcon role="alert" title={`${words.stopped} ${bulkWords(t, step.error)}`} />
      )}
      {error !== undefined && <Alert type="error" showIcon role="alert" title={bulkWords(t, error)} />}
    </Modal>
  )
}

function Far({ done, of, words }: { done: number; of: number; words: (done: number, of: number) => string }) {
  return (
    <Progress
      percent={Math.floor((100 * done) / Math.max(1, of))}
      aria-label={words(done, of)}
      format={() => `${done} / ${of}`}
    />
  )
}

interface Form {
  to: 'person' | 'desk'
  person: { login: string; name: string } | null
  desk: Desk | null
  organisation: string
  note: string
  outcome: Outcome | undefined
  answers: Partial<Record<Language, string>>
}

const nothingSaid: Form = {
  to: 'desk',
  person: null,
  desk: null,
  organisation: '',
  note: '',
  outcome: undefined,
  answers: {},
}

/** `undefined`: something is missing. */
function wantedOf(kind: BulkKind, form: Form): Wanted | undefined {
  const note = form.note.trim() || null
  const nothing = { act: kind, to: null, desk: null, organisation: null, note, outcome: null, answers: null }
  switch (kind) {
    case 'TAKE':
    case 'RELEASE':
      return nothing
    case 'NOTE':
      return note ? nothing : undefined
    case 'SEND':
      return form.organisation ? { ...nothing, organisation: form.organisation } : undefined
    case 'CLOSE': {
      const { kk = null, ru = null, en = null } = form.answers
      return form.outcome ? { ...nothing, outcome: form.outcome, answers: { kk, ru, en } } : undefined
    }
    case 'HAND_OVER': {
      const complete = note && (form.to === 'person' ? form.person : form.desk)
      if (!complete) return undefined
      return { ...nothing, to: form.to === 'person' ? form.person!.login : null, desk: form.desk }
    }
  }
}

interface FieldsProps {
  kind: BulkKind
  form: Form
  asked: boolean
  /** Of the residents. */
  languages: readonly Language[]
  onChange: (form: Form) => void
  onDone: () => void
}

function Fields({ kind, form, asked, languages, onChange, onDone }: FieldsProps) {
  const { t } = useText()
  const words = t.work.handOver
  const knowsPeople = useSession()?.staff.permissions.includes('work-tickets') ?? false
  const person = kind === 'HAND_OVER' && form.to === 'person'
  const noteMissing = asked && (kind === 'HAND_OVER' || kind === 'NOTE') && !form.note.trim()
  const wrong = (missing: boolean, help: string) => (asked && missing ? { validateStatus: 'error' as const, help } : {})
  if (kind === 'TAKE' || kind === 'RELEASE') return null
  return (
    <Form layout="vertical" onFinish={onDone} onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && onDone()}>
      {kind === 'HAND_OVER' && knowsPeople && (
        <Form.Item label={words.whom}>
          <Radio.Group
            aria-label={words.whom}
            value={form.to}
            onChange={(event) => onChange({ ...form, to: event.target.value as Form['to'] })}
            options={[
              { value: 'desk', label: words.toDesk },
              { value: 'person', label: words.toPerson },
            ]}
          />
        </Form.Item>
      )}
      {person && (
        <Form.Item htmlFor="bulk-person" label={words.person} {...wrong(!form.person, words.personNeeded)}>
          <ColleagueField
            id="bulk-person"
            value={form.person}
            except={undefined}
            onChange={(one) => onChange({ ...form, person: one })}
          />
        </Form.Item>
      )}
      {kind === 'HAND_OVER' && (
        <Form.Item
          htmlFor="bulk-desk"
          label={person ? words.personDesk : words.desk}
          {...wrong(!person && !form.desk, words.deskNeeded)}
        >
          <Select
            id="bulk-desk"
            allowClear={person}
            placeholder={person ? words.stays : undefined}
            value={form.desk ?? undefined}
            onChange={(desk: Desk | undefined) => onChange({ ...form, desk: desk ?? null })}
            options={desks.map((each) => ({ value: each, label: t.desk[each] }))}
          />
        </Form.Item>
      )}
      {kind === 'SEND' && (
        <Form.Item
          htmlFor="bulk-organisation"
          label={t.dispatch.organisation}
          {...wrong(!form.organisation, t.bulk.organisationNeeded)}
        >
          <OrganisationField
            id="bulk-organisation"
            focus
            value={form.organisation}
            onChange={(organisation) => onChange({ ...form, organisation })}
          />
        </Form.Item>
      )}
      {kind === 'CLOSE' ? (
        <Closing form={form} asked={asked} languages={languages} onChange={onChange} />
      ) : (
        <Form.Item
          htmlFor="bulk-note"
          label={kind === 'SEND' ? t.dispatch.note : words.note}
          validateStatus={noteMissing ? 'error' : undefined}
          help={noteMissing ? t.bulk.noteNeeded : undefined}
        >
          <Input.TextArea
            id="bulk-note"
            value={form.note}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            aria-required={kind !== 'SEND'}
            onChange={(event) => onChange({ ...form, note: event.target.value })}
          />
        </Form.Item>
      )}
    </Form>
  )
}

/** How they end, and what each resident is told. */
function Closing({ form, asked, languages, onChange }: Pick<FieldsProps, 'form' | 'asked' | 'languages' | 'onChange'>) {
  const { t } = useText()
  const missing = asked && !form.outcome
  return (
    <>
      <Form.Item
        label={t.closure.outcome}
        {...(missing ? { validateStatus: 'error' as const, help: t.problem.codes.OUTCOME_MISSING } : {})}
      >
        <Radio.Group
          className="outcomes"
          aria-label={t.closure.outcome}
          value={form.outcome}
          onChange={(event) => onChange({ ...form, outcome: event.target.value as Outcome })}
          options={outcomes.map((each) => ({ value: each, label: t.outcome[each] }))}
        />
      </Form.Item>
      {languages.map((each) => (
        <Form.Item key={each} htmlFor={`bulk-answer-${each}`} label={t.incident.answer[each]}>
          <Input.TextArea
            id={`bulk-answer-${each}`}
            lang={each}
            value={form.answers[each] ?? ''}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={20_000}
            onChange={(event) => onChange({ ...form, answers: { ...form.answers, [each]: event.target.value } })}
          />
        </Form.Item>
      ))}
      <p className="quiet">{t.bulk.closing}</p>
    </>
  )
}

/** Which are not changed, and why. */
function Reasons({ results, tickets }: { results: readonly BulkResult[]; tickets: readonly Chosen[] }) {
  const { t } = useText()
  const titles = new Map(tickets.map((each) => [each.number, each.title]))
  const reasons = byReason(results)
  if (reasons.length === 0) return null
  return (
    <div className="bulk-reasons" tabIndex={0} role="group" aria-label={t.bulk.unfit}>
      <h3>{t.bulk.unfit}</h3>
      {reasons.map(([code, count]) => (
        <details key={code} open={count <= 5}>
          <summary>
            {codeInWords(t, code)} ({count})
          </summary>
          <ul>
            {results
              .filter((each) => each.result === code)
              .map((each) => (
                <li key={each.number}>
                  <span className="number">{spoken(each.number)}</span> {titles.get(each.number)}
                </li>
              ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
