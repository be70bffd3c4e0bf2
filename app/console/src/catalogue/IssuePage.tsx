import { useQuery } from '@tanstack/react-query'
import { Alert, App, AutoComplete, Button, Checkbox, Form, Input, InputNumber, Select, Skeleton, Space, Tabs, Tag } from 'antd' // prettier-ignore
import { useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { inWords, Refusal } from '../api/refusal'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { languages, useText } from '../text/Text'
import { when } from '../words/time'
import { useDraft } from '../work/drafts'
import { issueQuery, priorities, types, urgencies, useReinstate, useWord, violations, type Issue, type Revision } from './api' // prettier-ignore
import { useKnown } from './CataloguePage'
import { named } from './known'
import { asked, blank, place, values, writing, type Values } from './form'
import { History } from './History'
import { LeaveDialog, reason, type Leaving } from './LeaveDialog'
import { Preview } from './Preview'
import { Questions } from './Questions'

export function IssuePage() {
  const { code = '' } = useParams()
  const { t } = useText()
  const query = useQuery(issueQuery(code))
  if (query.isPending) return <Skeleton active className="catalogue-wait" />
  if (!query.data) {
    return <Failed words={t.catalogue.failed} error={query.error} retry={() => void query.refetch()} />
  }
  return <One key={code} issue={query.data} />
}

export function NewIssuePage() {
  const { t } = useText()
  return (
    <>
      <header className="issue-head">
        <h2>{t.catalogue.add}</h2>
      </header>
      <Wording issue={null} />
    </>
  )
}

function One({ issue }: { issue: Issue }) {
  const { t, language } = useText()
  const c = t.catalogue
  const { message } = App.useApp()
  const reinstate = useReinstate(issue.current.code)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const retired = issue.state === 'RETIRED'
  return (
    <>
      <title>{`${issue.current.names[language]} · Komek`}</title>
      <header className="issue-head">
        <h2>{issue.current.names[language]}</h2>
        <p className="quiet">
          {issue.current.code} · {c.history.revision(issue.current.revision)} {retired && <Tag>{c.retired}</Tag>}
        </p>
        <div className="catalogue-buttons">
          {retired ? (
            <Button
              size="small"
              loading={reinstate.isPending}
              onClick={() =>
                reinstate.mutate(undefined, {
                  onSuccess: () => void message.success(c.reinstated),
                  onError: (error) => void message.error(inWords(t, error)),
                })
              }
            >
              {c.reinstate}
            </Button>
          ) : (
            (['split', 'merge', 'retire'] as const).map((each) => (
              <Button key={each} size="small" onClick={() => setLeaving(each)}>
                {c[each]}
              </Button>
            ))
          )}
        </div>
      </header>
      {retired && <Gone issue={issue} />}
      <Wording issue={issue} />
      {leaving && <LeaveDialog code={issue.current.code} kind={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function Gone({ issue }: { issue: Issue }) {
  const { t, language } = useText()
  const c = t.catalogue
  const known = useKnown()
  const now = useNow()
  const step = issue.steps[0]
  return (
    <Alert
      type="warning"
      showIcon
      title={step && c.gone[step.kind](step.by.name, when(language, Date.parse(step.at), now))}
      description={
        <>
          {step?.note && <p>{step.note}</p>}
          {issue.successors.length === 0 ? (
            <p>{c.nothingInstead}</p>
          ) : (
            <p>
              {c.instead}{' '}
              {issue.successors.map((code) => (
                <Link key={code} to={`/catalogue/${code}`} className="successor">
                  {named(known.byCode.get(code), language) || code}
                </Link>
              ))}
            </p>
          )}
        </>
      }
    />
  )
}

interface Draft {
  revision: number
  values: Values
}

function Wording({ issue }: { issue: Issue | null }) {
  const { t, language } = useText()
  const c = t.catalogue
  const known = useKnown()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const word = useWord()
  const current = issue?.current ?? null
  const [draft, keep, forget] = useDraft<Draft | null>(`issue.${current?.code ?? 'new'}`, null)
  const [error, setError] = useState<unknown>(null)
  const [stale, setStale] = useState<Revision | null>(null)
  const start = useMemo(
    () => (current ? values(current) : blank(known.spheres[0]?.code ?? '')),
    [current, known.spheres],
  )
  const retired = issue?.state === 'RETIRED'
  const live = (Form.useWatch([], form) as Values | undefined) ?? draft?.values ?? start
  /** The version one began from: a draft remembers its own. */
  const seen = stale?.revision ?? draft?.revision ?? current?.revision ?? null

  // What was saved meanwhile shows, unless somebody is writing.
  useEffect(() => {
    if (!draft) form.setFieldsValue(start)
  }, [form, start, draft])

  function done(written: Values) {
    setError(null)
    const code = current?.code ?? written.code.trim()
    word.mutate(
      { code, seen: current ? seen : null, body: writing(written) },
      {
        onSuccess: (saved) => {
          const same = current !== null && saved.current.revision === current.revision
          forget()
          setStale(null)
          void message.success(same ? c.unchanged : c.saved)
          if (!current) void navigate(`/catalogue/${code}`)
        },
        onError: (refused) => {
          if (refused instanceof Refusal && refused.problem.code === 'STALE')
            return setStale(refused.problem.current as unknown as Revision)
          form.setFields(
            violations(refused).map((each) => ({ name: place(each.field) as never, errors: [reason(t, each.code)] })),
          )
          setError(refused)
        },
      },
    )
  }

  function drop() {
    forget()
    setStale(null)
    setError(null)
    form.resetFields()
    form.setFieldsValue(start)
  }

  const organisations = useMemo(
    () => [...new Set(known.lines.flatMap((line) => line.organisation ?? []))].sort().map((value) => ({ value })),
    [known.lines],
  )

  const wording = (
    <Form<Values>
      form={form}
      layout="vertical"
      className={retired ? 'wording-retired' : undefined}
      initialValues={draft?.values ?? start}
      disabled={retired}
      requiredMark={false}
      scrollToFirstError
      onValuesChange={(_, all) => keep({ revision: seen ?? 0, values: all })}
      onFinish={(all) => done(all)}
    >
      {!current && (
        <Form.Item
          name="code"
          label={c.code}
          extra={c.codeHint}
          rules={[
            { required: true, message: c.reasons.MISSING },
            { pattern: /^[A-Z][A-Z0-9_]{1,47}$/, message: c.reasons.CODE_MALFORMED },
          ]}
        >
          <Input maxLength={48} className="issue-code" />
        </Form.Item>
      )}
      <div className="three">
        {languages.map((each) => (
          <Form.Item
            key={each}
            name={['names', each]}
            label={`${c.names}, ${c.languages[each]}`}
            rules={[{ required: true, whitespace: true, message: c.reasons.MISSING }]}
          >
            <Input.TextArea lang={each} autoSize={{ minRows: 2 }} maxLength={200} />
          </Form.Item>
        ))}
      </div>
      <div className="three">
        {languages.map((each) => (
          <Form.Item
            key={each}
            name={['synonyms', each]}
            label={`${c.synonyms}, ${c.languages[each]}`}
            extra={c.synonymsHint}
          >
            <Select mode="tags" tokenSeparators={[';']} open={false} suffixIcon={null} />
          </Form.Item>
        ))}
      </div>
      <div className="issue-grid">
        <Form.Item name="sphere" label={c.sphere}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={known.spheres.map((each) => ({ value: each.code, label: named(each, language) }))}
          />
        </Form.Item>
        <Form.Item name="type" label={c.type}>
          <Select options={types.map((each) => ({ value: each, label: t.type[each] }))} />
        </Form.Item>
        <Form.Item name="priority" label={c.priority}>
          <Select options={priorities.map((each) => ({ value: each, label: c.priorities[each] }))} />
        </Form.Item>
        <Form.Item name="urgent" label={c.urgent}>
          <Select
            allowClear
            placeholder={c.noUrgent}
            options={urgencies.map((each) => ({ value: each, label: c.urgencies[each] }))}
          />
        </Form.Item>
        <Form.Item label={c.target} htmlFor="amount">
          <Space.Compact block>
            <Form.Item name="amount" noStyle>
              <InputNumber id="amount" min={1} precision={0} />
            </Form.Item>
            <Form.Item name="unit" noStyle>
              <Select
                aria-label={c.target}
                options={(['WORKING_HOURS', 'WORKING_DAYS', 'HOURS', 'DAYS'] as const).map((each) => ({
                  value: each,
                  label: c.units[each],
                }))}
              />
            </Form.Item>
          </Space.Compact>
        </Form.Item>
        <Form.Item name="organisation" label={c.organisation} extra={c.organisationHint}>
          <AutoComplete options={organisations} showSearch={{ filterOption: true }} />
        </Form.Item>
      </div>
      <Form.Item name="published" valuePropName="checked">
        <Checkbox>{c.published}</Checkbox>
      </Form.Item>
      <div className="three">
        {languages.map((each) => (
          <Form.Item key={each} name={['script', each]} label={`${c.script}, ${c.languages[each]}`}>
            <Input.TextArea lang={each} autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />
          </Form.Item>
        ))}
      </div>
      <Questions disabled={retired} />
      {!retired && (
        <div className="issue-done">
          {stale && <Alert type="warning" showIcon title={c.stale(stale.by.name)} />}
          {error !== null && <Alert type="error" showIcon title={inWords(t, error)} />}
          <Button type="primary" htmlType="submit" loading={word.isPending}>
            {t.app.save}
          </Button>
          {draft && (
            <>
              <span className="quiet">{c.draft}</span>
              <Button type="link" onClick={drop}>
                {c.dropDraft}
              </Button>
            </>
          )}
        </div>
      )}
    </Form>
  )

  return (
    <Tabs
      className="issue-tabs"
      items={[
        { key: 'wording', label: c.tabs.wording, children: wording, forceRender: true },
        {
          key: 'preview',
          label: c.tabs.preview,
          children: <Preview questions={asked(live)} script={live.script ?? start.script} />,
        },
        ...(current ? [{ key: 'history', label: c.tabs.history, children: <History code={current.code} /> }] : []),
      ]}
    />
  )
}
