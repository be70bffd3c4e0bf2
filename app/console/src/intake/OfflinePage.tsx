import { DeleteOutlined, PaperClipOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { answer, api, upload, type Attachment } from '../api/client'
import { districtsQuery } from '../api/queries'
import { inWords, Refusal } from '../api/refusal'
import { myCallsQuery, type MyCall } from '../calls/api'
import { languages, useText } from '../text/Text'
import { spoken } from '../words/number'
import { pathOf } from '../work/queues'
import './offline.css'

const sources = ['VISIT', 'LETTER', 'PHONE', 'FIELD_ROUND', 'CAMERA'] as const
const mostMatters = 10

interface Fields {
  source: (typeof sources)[number]
  language: 'kk' | 'ru' | 'en'
  name?: string
  phone?: string
  email?: string
  consented: boolean
  matters: { text: string; address?: string; district?: string }[]
}

/** What came by no wire: one contact, a ticket for each of its matters. */
export function OfflinePage() {
  const { t } = useText()
  const [made, setMade] = useState<readonly string[]>()
  const [asked, setAsked] = useSearchParams()
  const mine = useQuery({ ...myCallsQuery, enabled: asked.has('call') })
  const call = mine.data?.call?.id === asked.get('call') ? (mine.data?.call ?? undefined) : undefined
  // Whoever comes from a call begins with what is known of it.
  if (asked.has('call') && mine.isPending) return null
  return (
    <div className="offline">
      <title>{`${t.intake.offline.title} · Komek`}</title>
      <h1>{t.intake.offline.title}</h1>
      {made ? (
        <Made
          numbers={made}
          again={() => {
            setAsked({})
            setMade(undefined)
          }}
        />
      ) : (
        <OfflineForm key={asked.get('call')} call={call} onDone={setMade} />
      )}
    </div>
  )
}

function OfflineForm({
  call: from,
  onDone,
}: {
  call: MyCall | undefined
  onDone: (numbers: readonly string[]) => void
}) {
  // What is written down belongs to the call it began with, also when the telephone rings again.
  const [call] = useState(from)
  const { t, language } = useText()
  const client = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const districts = useQuery(districtsQuery).data
  const source = Form.useWatch('source', form) ?? 'VISIT'
  const [files, setFiles] = useState<readonly Attachment[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  // The same form sent again is the same contact, however often the network fails.
  const [id] = useState(() => crypto.randomUUID())

  async function send(fields: Fields) {
    setBusy(true)
    setFailure(undefined)
    try {
      const body = {
        ...fields,
        consented: fields.consented ?? false,
        matters: fields.matters.map(({ text, address, district }) => ({
          text,
          address: address ?? null,
          district: district ?? null,
        })),
        files: files.map((file) => file.id),
        call: call && fields.source === 'PHONE' ? call.id : null,
      }
      const filed = await answer(api.PUT('/api/v1/offline-contacts/{id}', { params: { path: { id } }, body }))
      void client.invalidateQueries({ queryKey: ['queue'] })
      onDone(filed.numbers)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        source: call ? 'PHONE' : 'VISIT',
        language: call?.language ?? 'kk',
        consented: false,
        matters: [{ text: '' }],
      }}
      onFinish={(fields) => void send(fields)}
      scrollToFirstError={{ focus: true }}
    >
      <p className="quiet">{t.intake.offline.lead}</p>
      <Form.Item name="source" label={t.intake.offline.source}>
        <Radio.Group optionType="button" options={sources.map((each) => ({ value: each, label: t.channel[each] }))} />
      </Form.Item>
      <Form.List name="matters">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <fieldset key={field.key} className="matter">
                <legend>{t.intake.offline.matter(index + 1)}</legend>
                <Form.Item
                  name={[field.name, 'text']}
                  label={t.intake.offline.what}
                  rules={[{ required: true, whitespace: true, message: t.intake.offline.needText }]}
                >
                  <Input.TextArea
                    autoFocus={call !== undefined && index === 0}
                    autoSize={{ minRows: 3, maxRows: 12 }}
                    maxLength={10_000}
                    dir="auto"
                  />
                </Form.Item>
                <div className="where">
                  <Form.Item name={[field.name, 'district']} label={t.intake.offline.district}>
                    <Select
                      allowClear
                      options={districts?.map((each) => ({ value: each.code, label: each[language] })) ?? []}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'address']} label={t.intake.offline.address}>
                    <Input maxLength={300} />
                  </Form.Item>
                </div>
                {fields.length > 1 && (
                  <Button size="small" icon={<DeleteOutlined />} onClick={() => remove(field.name)}>
                    {t.intake.offline.dropMatter(index + 1)}
                  </Button>
                )}
              </fieldset>
            ))}
            {fields.length < mostMatters && (
              <Button icon={<PlusOutlined />} onClick={() => add({ text: '' })}>
                {t.intake.offline.addMatter}
              </Button>
            )}
          </>
        )}
      </Form.List>
      <fieldset className="matter">
        <legend>{t.intake.offline.who}</legend>
        {call?.phone && source === 'PHONE' && <p>{t.intake.offline.fromCall(call.phone)}</p>}
        <Form.Item name="name" label={t.intake.offline.name}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <div className="where">
          <Form.Item name="phone" label={t.intake.offline.phone}>
            <Input inputMode="tel" maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t.intake.offline.email}>
            <Input inputMode="email" maxLength={254} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="language" label={t.intake.offline.language}>
          <Radio.Group
            optionType="button"
            options={languages.map((each) => ({ value: each, label: t.language[each] }))}
          />
        </Form.Item>
        {source !== 'LETTER' && (
          <Form.Item name="consented" valuePropName="checked">
            <Checkbox>{t.intake.offline.consented}</Checkbox>
          </Form.Item>
        )}
      </fieldset>
      <Scans files={files} onChange={setFiles} />
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={said(t, failure)} />}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t.intake.offline.file}
      </Button>
    </Form>
  )
}

/** Each fault in our own words. */
function said(t: ReturnType<typeof useText>['t'], error: unknown): string {
  if (!(error instanceof Refusal) || error.problem.code !== 'TAKEN_DOWN_WRONG') return inWords(t, error)
  const wrong: Record<string, string> = t.intake.offline.wrong
  const faults = error.problem.violations?.map((each) => wrong[each.code ?? '']).filter(Boolean) ?? []
  return faults.length ? [...new Set(faults)].join(' ') : inWords(t, error)
}

function Scans({
  files,
  onChange,
}: {
  files: readonly Attachment[]
  onChange: (files: readonly Attachment[]) => void
}) {
  const { t } = useText()
  const picker = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  async function send(chosen: readonly File[]) {
    setSending(true)
    setFailure(undefined)
    const kept = [...files]
    try {
      for (const file of chosen) kept.push(await upload(file))
    } catch (error) {
      setFailure(error)
    } finally {
      onChange(kept)
      setSending(false)
    }
  }

  return (
    <section className="scans" aria-label={t.intake.offline.scans}>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <PaperClipOutlined aria-hidden /> {file.name}{' '}
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t.field.answering.remove(file.name)}
              onClick={() => onChange(files.filter((each) => each.id !== file.id))}
            />
          </li>
        ))}
      </ul>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={inWords(t, failure)} />}
      <input
        ref={picker}
        type="file"
        accept="image/*,application/pdf"
        multiple
        style={{ display: 'none' }}
        aria-label={t.intake.offline.addScan}
        onChange={(event) => {
          void send([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button icon={<PaperClipOutlined />} loading={sending} onClick={() => picker.current?.click()}>
        {t.intake.offline.addScan}
      </Button>
    </section>
  )
}

/** Where the form stood, and the focus with it. */
function Made({ numbers, again }: { numbers: readonly string[]; again: () => void }) {
  const { t } = useText()
  const first = useRef<HTMLAnchorElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  return (
    <div role="status">
      <p>{t.intake.offline.made(numbers.length)}</p>
      <ul className="numbers">
        {numbers.map((number, index) => (
          <li key={number}>
            <Link ref={index === 0 ? first : undefined} className="number" to={pathOf('OPEN', number)}>
              {spoken(number)}
            </Link>
          </li>
        ))}
      </ul>
      <Button onClick={again}>{t.intake.offline.again}</Button>
    </div>
  )
}
