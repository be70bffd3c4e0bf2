import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import type { TicketView } from '../api/client'
import { ticketQuery } from '../api/queries'
import { inWords } from '../api/refusal'
import { ActDialog } from '../lines/ActDialog'
import { useText } from '../text/Text'
import { parseNumber, spoken } from '../words/number'
import { personQuery, useMergePeople, useSendCode, type CodeSent, type Person } from './api'

/** The other is named by the number of one of their tickets: nobody is ever suggested. */
export function MergeDialog({ ticket, person, onClose }: { ticket: TicketView; person: Person; onClose: () => void }) {
  const { t } = useText()
  const words = t.aftercare.resident
  const { message } = App.useApp()
  const merge = useMergePeople(person.id)
  const [typed, setTyped] = useState('')
  const [basis, setBasis] = useState<'CONSENT' | 'CODE'>('CONSENT')
  const [said, setSaid] = useState('')
  const [digits, setDigits] = useState('')
  const [sent, setSent] = useState<CodeSent>()
  const [asked, setAsked] = useState(false)
  const attempt = useRef<{ id: string; of: string }>(undefined)
  const number = parseNumber(typed)
  const found = useQuery({ ...ticketQuery(number ?? ''), enabled: !!number })
  const other = found.data?.resident?.id
  const otherPerson = useQuery({ ...personQuery(other ?? 0), enabled: other !== undefined }).data
  const same = otherPerson?.id === person.id
  const nobody = found.isSuccess && other === undefined
  const incomplete = basis === 'CONSENT' ? !said.trim() : !sent || digits.replace(/\s/g, '').length !== 6

  function done() {
    setAsked(true)
    if (other === undefined || same || incomplete || merge.isPending) return
    const ground = basis === 'CONSENT' ? { words: said.trim() } : { code: sent!.id, digits }
    const of = JSON.stringify([other, basis, ground])
    if (attempt.current?.of !== of) attempt.current = { id: crypto.randomUUID(), of }
    merge.mutate(
      { merge: attempt.current.id, other, basis, ...ground },
      {
        onSuccess: () => {
          void message.success(words.mergeDone)
          onClose()
        },
      },
    )
  }

  return (
    <ActDialog
      title={words.mergeTitle}
      lead={words.mergeLead}
      done={words.mergeDo}
      pending={merge.isPending}
      error={merge.error}
      ticket={ticket}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item
        htmlFor="merge-number"
        label={words.otherNumber}
        validateStatus={(asked && !number) || found.isError || nobody || same ? 'error' : undefined}
        help={
          asked && !number
            ? t.problem.codes.NUMBER_WRONG
            : found.isError
              ? inWords(t, found.error)
              : nobody
                ? words.nobodyThere
                : same
                  ? t.problem.codes.SAME_PERSON
                  : undefined
        }
      >
        <Input
          id="merge-number"
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setSent(undefined)
          }}
        />
      </Form.Item>
      {otherPerson && !same && (
        <>
          <p>
            {spoken(number!)}: {otherPerson.name ?? words.noName}
            {otherPerson.handles.map((each) => `, ${each.masked}`).join('')}
          </p>
          <Form.Item label={words.ground}>
            <Radio.Group
              aria-label={words.ground}
              value={basis}
              onChange={(event) => setBasis(event.target.value as 'CONSENT' | 'CODE')}
              options={[
                { value: 'CONSENT', label: words.byConsent },
                { value: 'CODE', label: words.byCode },
              ]}
            />
          </Form.Item>
          {basis === 'CONSENT' ? (
            <Form.Item
              htmlFor="merge-words"
              label={words.words}
              extra={words.wordsHint}
              validateStatus={asked && !said.trim() ? 'error' : undefined}
              help={asked && !said.trim() ? t.problem.codes.CONSENT_MISSING : undefined}
            >
              <Input.TextArea
                id="merge-words"
                value={said}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                onChange={(event) => setSaid(event.target.value)}
              />
            </Form.Item>
          ) : (
            <ByCode
              people={[person, otherPerson]}
              sent={sent}
              onSent={(code) => {
                setSent(code)
                setDigits('')
              }}
              digits={digits}
              onDigits={setDigits}
              missing={asked && incomplete}
            />
          )}
        </>
      )}
    </ActDialog>
  )
}

function ByCode({
  people,
  sent,
  onSent,
  digits,
  onDigits,
  missing,
}: {
  people: Person[]
  sent: CodeSent | undefined
  onSent: (code: CodeSent) => void
  digits: string
  onDigits: (typed: string) => void
  missing: boolean
}) {
  const { t } = useText()
  const words = t.aftercare.resident
  const send = useSendCode()
  const addresses = people.flatMap((each) =>
    each.handles
      .filter((handle) => handle.kind === 'EMAIL' || handle.kind === 'PHONE')
      .map((handle) => ({ ...handle, resident: each.id })),
  )
  return (
    <>
      <Form.Item label={words.sendTo}>
        {addresses.length === 0 && <p className="quiet">{words.noEmail}</p>}
        <div className="resident-acts">
          {addresses.map((each) => (
            <Button
              key={each.id}
              loading={send.isPending && send.variables.handle === each.id}
              onClick={() => send.mutate({ resident: each.resident, handle: each.id }, { onSuccess: onSent })}
            >
              {each.masked}
            </Button>
          ))}
        </div>
        {send.isError && (
          <p role="alert" className="ant-form-item-explain-error">
            {inWords(t, send.error)}
          </p>
        )}
        {sent && <p role="status">{words.sent(sent.to)}</p>}
      </Form.Item>
      {sent && (
        <Form.Item
          htmlFor="merge-code"
          label={words.code}
          validateStatus={missing ? 'error' : undefined}
          help={missing ? t.problem.codes.CODE_MISSING : undefined}
        >
          <Input
            id="merge-code"
            className="merge-code"
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={digits}
            onChange={(event) => onDigits(event.target.value)}
          />
        </Form.Item>
      )}
    </>
  )
}
