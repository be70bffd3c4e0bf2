import { Alert, App, Button, Form, Input, Radio, Segmented, Select } from 'antd'
import { useEffect, useRef } from 'react'
import type { District, Registration, TicketType, TicketView } from '../api/client'
import { useRegister } from '../api/queries'
import { inWords } from '../api/refusal'
import { AddressField } from '../territory/AddressField'
import { languages, useText } from '../text/Text'
import { StaleNotice, useStale, whatMattersForRegistering } from './StaleNotice'

const types: readonly TicketType[] = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL']

interface Props {
  ticket: TicketView
  districts: readonly District[]
  focus: boolean
  cancellable: boolean
  onDone: () => void
}

interface Fields {
  type: TicketType | undefined
  title: string
  district: string | null
  language: Registration['language']
}

const start = (ticket: TicketView): Fields => ({
  type: ticket.type ?? undefined,
  title: ticket.title,
  district: ticket.district ?? ticket.place?.district ?? null,
  language: ticket.language ?? 'kk',
})

export function RegistrationForm({ ticket, districts, focus, cancellable, onDone }: Props) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const register = useRegister(ticket.number)
  const [form] = Form.useForm<Fields>()
  const place = useRef<HTMLDivElement>(null)
  const stale = useStale(ticket, whatMattersForRegistering)

  // A form that nobody has touched yet follows the ticket.
  const matter = whatMattersForRegistering(ticket)
  useEffect(() => {
    if (form.isFieldsTouched()) return
    form.setFieldsValue(start(ticket))
    stale.follow()
  }, [matter])

  useEffect(() => {
    if (focus) place.current?.querySelector<HTMLElement>('input:checked, input')?.focus()
  }, [focus])

  function save(fields: Fields) {
    register.mutate(
      {
        version: stale.base.version,
        type: fields.type!,
        title: fields.title.trim(),
        district: fields.district ?? null,
        language: fields.language,
      },
      {
        onSuccess: () => {
          void message.success(t.act.registered)
          onDone()
        },
        onError: stale.meet,
      },
    )
  }

  return (
    <div ref={place} onKeyDown={(event) => event.key === 'Escape' && cancellable && onDone()}>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        disabled={register.isPending}
        className="registration"
        initialValues={start(ticket)}
      >
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
          <Button type="primary" htmlType="submit" loading={register.isPending}>
            {ticket.type === null ? t.act.register : t.app.save}
          </Button>
          {cancellable && <Button onClick={onDone}>{t.app.cancel}</Button>}
        </div>
      </Form>
    </div>
  )

  function enterSaves(event: React.KeyboardEvent) {
    event.preventDefault()
    form.submit()
  }
}
