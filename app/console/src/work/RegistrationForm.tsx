import { Alert, App, Button, Form, Input, Radio, Segmented, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { District, Registration, TicketType, TicketView } from '../api/client'
import { useRegister, whenDone } from '../api/queries'
import { inWords } from '../api/refusal'
import { violations } from '../catalogue/api'
import { useCatalogue } from '../catalogue/known'
import { given } from '../intake/given'
import { IssueAsked } from '../intake/IssueAsked'
import { IssueField } from '../intake/IssueField'
import { useWording } from '../intake/wording'
import { WorksHere } from '../outage/WorksHere'
import type { Matter, Picked } from '../suggest/asked'
import { AddressField } from '../territory/AddressField'
import { languages, useText } from '../text/Text'
import { useDraft } from './drafts'
import { StaleNotice, useStale, whatMattersForRegistering } from './StaleNotice'

const types: readonly TicketType[] = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL']

interface Props {
  ticket: TicketView
  districts: readonly District[]
  focus: boolean
  cancellable: boolean
  /** @param answering what was asked is answered at once */
  onDone: (answering?: boolean) => void
  /** What it is about so far, while it is typed. */
  onMatter: (matter: Matter) => void
  /** An issue that was chosen beside the form. */
  picked: Picked | undefined
}

interface Fields {
  type: TicketType | undefined
  title: string
  district: string | null
  language: Registration['language']
  issue: string | null | undefined
  answers: Record<string, string | undefined>
}

/** @param of what the ticket was when it was written */
interface Draft {
  of: string
  fields: Fields
}

const start = (ticket: TicketView): Fields => ({
  type: ticket.type ?? undefined,
  title: ticket.title,
  district: ticket.district ?? ticket.place?.district ?? null,
  language: ticket.language ?? 'kk',
  // Nobody has said yet: that is not the same as "other".
  issue: ticket.issue ?? (ticket.type === null ? undefined : null),
  answers: Object.fromEntries(ticket.registered?.answers.map((each) => [each.question.code, each.answer]) ?? []),
})

export function RegistrationForm({ ticket, districts, focus, cancellable, onDone, onMatter, picked }: Props) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const register = useRegister(ticket.number)
  const [form] = Form.useForm<Fields>()
  const place = useRef<HTMLDivElement>(null)
  const stale = useStale(ticket, whatMattersForRegistering)
  const matter = whatMattersForRegistering(ticket)
  const [draft, keep, forget] = useDraft<Draft | null>(`${ticket.number}.registration`, null)
  const [older, setOlder] = useState(draft !== null && draft.of !== matter)
  const { known } = useCatalogue()
  const issue = Form.useWatch('issue', form) ?? null
  const consults = Form.useWatch('type', form) === 'CONSULTATION' && ticket.type === null
  const answering = useRef(false)
  const spoken = Form.useWatch('language', form) ?? start(ticket).language
  const asked = useWording(ticket, issue)

  // A form that nobody has touched yet follows the ticket.
  useEffect(() => {
    if (draft || form.isFieldsTouched()) return
    form.setFieldsValue(start(ticket))
    stale.follow()
  }, [matter])

  useEffect(() => {
    if (focus) place.current?.querySelector<HTMLElement>('input:checked, input')?.focus()
  }, [focus])

  const title = Form.useWatch('title', form)
  useEffect(() => onMatter({ title: title ?? ticket.title, issue }), [title, issue])

  // Once for each time that somebody chose it, also before the form was open.
  useEffect(() => {
    if (!picked) return
    form.setFieldsValue({ issue: picked.code })
    choose(picked.code)
    keepAll()
  }, [picked, known])

  function keepAll() {
    keep({ of: draft?.of ?? matter, fields: form.getFieldsValue(true) as Fields })
  }

  function choose(code: string | null) {
    const line = code ? known?.byCode.get(code) : undefined
    if (line) form.setFieldsValue({ type: line.type })
    // Questions of another issue may have the same codes.
    form.setFieldsValue({
      answers: code === ticket.issue ? start(ticket).answers : cleared(form.getFieldValue('answers')),
    })
  }

  function drop() {
    forget()
    setOlder(false)
    form.resetFields()
    form.setFieldsValue(start(ticket))
  }

  function save() {
    const fields = form.getFieldsValue(true) as Fields
    if (issue && asked.pending) return
    whenDone(
      register.mutateAsync({
        version: stale.base.version,
        type: fields.type!,
        title: fields.title.trim(),
        district: fields.district ?? null,
        language: fields.language,
        issue,
        issueRevision: asked.wording?.revision ?? null,
        answers: asked.wording ? given(asked.wording.questions, fields.answers ?? {}) : null,
      }),
      () => {
        forget()
        void message.success(t.act.registered)
        onDone(answering.current)
      },
      (error) => {
        stale.meet(error)
        tellWrong(error)
      },
    )
  }

  /** Beside the question, and there one goes on. */
  function tellWrong(error: Error) {
    const reasons = t.intake.wrong as Record<string, string>
    const wrong = violations(error).filter(({ field }) => asked.wording?.questions.some((each) => each.code === field))
    form.setFields(
      wrong.map(({ field, code }) => ({ name: ['answers', field], errors: [reasons[code] ?? t.intake.wrong.other] })),
    )
    if (wrong[0]) form.scrollToField(['answers', wrong[0].field], { focus: true, block: 'center' })
  }

  return (
    <div ref={place} onKeyDown={left}>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        onValuesChange={keepAll}
        scrollToFirstError={{ focus: true, block: 'center' }}
        disabled={register.isPending}
        className="registration"
        initialValues={draft?.fields ?? start(ticket)}
      >
        {older && (
          <Alert
            type="warning"
            showIcon
            title={t.intake.older}
            action={
              <Button size="small" onClick={drop}>
                {t.intake.dropDraft}
              </Button>
            }
          />
        )}
        <Form.Item name="issue" label={t.intake.issue} extra={t.intake.otherHint}>
          <IssueField
            words={ticket.messages.find((each) => each.direction === 'IN')?.text ?? ticket.title}
            own={
              ticket.issue && ticket.registered
                ? { code: ticket.issue, name: ticket.registered.names[language] }
                : undefined
            }
            onChange={choose}
          />
        </Form.Item>
        <IssueAsked ticket={ticket} spoken={spoken} {...asked} />
        <Form.Item
          name="type"
          label={t.registration.type}
          rules={[{ required: true, message: t.registration.typeNeeded }]}
        >
          <Radio.Group
            className="types"
            aria-label={t.registration.type}
            options={types.map((each) => ({ value: each, label: t.type[each] }))}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label={t.registration.name}
          extra={t.registration.nameHint}
          rules={[{ required: true, whitespace: true, message: t.registration.nameNeeded }]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={120} onPressEnter={enterSaves} />
        </Form.Item>
        <Form.Item name="district" label={t.registration.district}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: null, label: t.registration.districtNone },
              ...districts.map((each) => ({ value: each.code, label: each[language] })),
            ]}
          />
        </Form.Item>
        <AddressField
          ticket={ticket}
          onLocated={(view) => {
            form.setFieldValue('district', view.district)
            stale.follow(view)
          }}
        />
        <WorksHere ticket={ticket} />
        <Form.Item name="language" label={t.registration.language}>
          <Segmented
            aria-label={t.registration.language}
            options={languages.map((each) => ({ value: each, label: t.language[each] }))}
          />
        </Form.Item>
        {stale.met ? (
          <StaleNotice before={stale.met} now={ticket} />
        ) : (
          register.isError && <Alert type="error" showIcon role="alert" title={inWords(t, register.error)} />
        )}
        <div className="form-acts">
          {consults && (
            <Button
              type="primary"
              htmlType="submit"
              loading={register.isPending}
              onClick={() => (answering.current = true)}
            >
              {t.intake.registerAndAnswer}
            </Button>
          )}
          <Button
            type={consults ? 'default' : 'primary'}
            htmlType="submit"
            loading={register.isPending}
            onClick={() => (answering.current = false)}
          >
            {ticket.type === null ? t.act.register : t.app.save}
          </Button>
          {cancellable && (
            <Button
              onClick={() => {
                drop()
                onDone()
              }}
            >
              {t.app.cancel}
            </Button>
          )}
        </div>
      </Form>
    </div>
  )

  /** Where there is nothing to cancel one leaves the field, so that keys work again. */
  function left(event: React.KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (cancellable) onDone()
    else if (event.target instanceof HTMLElement) event.target.blur()
  }

  function enterSaves(event: React.KeyboardEvent) {
    event.preventDefault()
    form.submit()
  }
}

const cleared = (answers: Fields['answers'] | undefined): Fields['answers'] =>
  Object.fromEntries(Object.keys(answers ?? {}).map((code) => [code, undefined]))
