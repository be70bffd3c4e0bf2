import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Form, Input, Radio, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { Failed } from '../app/Failed'
import { now } from '../app/clock'
import { seen } from '../keep/keep'
import { languages, useText } from '../text/Text'
import { todayInCity } from '../words/time'
import { choicesQuery, noticeWords, type Choices } from './api'
import './notices.css'

/** How one wants to be told; nobody else sees it. */
export function ChoicesPage() {
  const { t } = useText()
  const query = useQuery(choicesQuery)
  return (
    <div className="notices">
      <title>{`${t.notices.choices.title} · Komek`}</title>
      <h1>{t.notices.choices.title}</h1>
      <p className="quiet">{t.notices.choices.lead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && (
        <Failed words={t.notices.choices.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && <ChoicesForm key={query.data.version} choices={query.data} />}
    </div>
  )
}

const rhythms = ['AT_ONCE', 'QUARTER_HOUR', 'HOUR', 'MORNING_AND_EVENING'] as const
const endonyms = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

function ChoicesForm({ choices }: { choices: Choices }) {
  const { t } = useText()
  const c = t.notices.choices
  const client = useQueryClient()
  const { message } = App.useApp()
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const [mail, setMail] = useState(choices.mail)
  const [quiet, setQuiet] = useState(choices.quietFrom != null)
  const [away, setAway] = useState(choices.awayUntil != null)

  async function save(fields: Omit<Choices, 'version'>) {
    setSaving(true)
    setFailure(undefined)
    try {
      const kept = await answer(
        api.PUT('/api/v1/notices/choices', {
          params: { header: seen(choices.version || undefined) },
          body: {
            ...fields,
            mail,
            address: fields.address?.trim() || null,
            quietFrom: (quiet && fields.quietFrom) || null,
            quietTo: (quiet && fields.quietTo) || null,
            awayUntil: (away && fields.awayUntil) || null,
          },
        }),
      )
      void message.success(c.saved)
      client.setQueryData(choicesQuery.queryKey, kept)
    } catch (e) {
      setFailure(e)
      void client.invalidateQueries({ queryKey: choicesQuery.queryKey })
    }
    setSaving(false)
  }

  return (
    <Form
      layout="vertical"
      className="choices"
      initialValues={{
        ...choices,
        quietFrom: choices.quietFrom ?? '21:00',
        quietTo: choices.quietTo ?? '08:00',
        awayUntil: choices.awayUntil ?? todayInCity(now()),
      }}
      onFinish={(fields: Omit<Choices, 'version'>) => void save(fields)}
    >
      <label className="choice">
        <Switch checked={mail} onChange={setMail} /> {c.mail}
      </label>
      <Form.Item name="address" label={c.address} hidden={!mail}>
        <Input type="email" autoComplete="email" />
      </Form.Item>
      <Form.Item name="often" label={c.often} extra={c.one} hidden={!mail}>
        <Radio.Group vertical options={rhythms.map((value) => ({ value, label: c.how[value] }))} />
      </Form.Item>
      <Form.Item name="language" label={c.language} hidden={!mail}>
        <Radio.Group
          options={languages.map((value) => ({ value, label: <span lang={value}>{endonyms[value]}</span> }))}
        />
      </Form.Item>
      <fieldset hidden={!mail}>
        <legend>
          <Checkbox checked={quiet} onChange={(event) => setQuiet(event.target.checked)}>
            {c.quiet}
          </Checkbox>
        </legend>
        <p className="quiet">{c.quietHint}</p>
        <div className="choice-times" hidden={!quiet}>
          <Form.Item name="quietFrom" label={c.from}>
            <Input type="time" />
          </Form.Item>
          <Form.Item name="quietTo" label={c.to}>
            <Input type="time" />
          </Form.Item>
        </div>
      </fieldset>
      <fieldset>
        <legend>
          <Checkbox checked={away} onChange={(event) => setAway(event.target.checked)}>
            {c.away}
          </Checkbox>
        </legend>
        <p className="quiet">{c.awayHint}</p>
        <Form.Item name="awayUntil" label={c.until} hidden={!away}>
          <Input type="date" min={todayInCity(now())} />
        </Form.Item>
      </fieldset>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={noticeWords(t, failure)} />}
      <Button type="primary" htmlType="submit" loading={saving}>
        {c.save}
      </Button>
    </Form>
  )
}
