import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Select, Skeleton, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { overviewQuery, routingWords, rulesQuery, useDiscard, useGoLive, useWrite, faultsOf } from './api'
import type { Rules, Version, Whole } from './api'
import { Decisions } from './Decisions'
import { FaultList } from './FaultList'
import { Figures } from './Figures'
import { RiskPart } from './RiskPart'
import { RuleList } from './RuleList'
import { same } from './rules'
import { SkillsPart } from './SkillsPart'
import { useTrial } from './trial'
import { TrialResult } from './TrialResult'
import './routing.css'

/** The rules of routing: versions, of which one is in force. */
export function RoutingRoom() {
  const { t, language } = useText()
  const r = t.routing
  const now = useNow()
  const navigate = useNavigate()
  const overview = useQuery(overviewQuery)
  const asked = Number(useParams().version ?? 0)
  const versions = overview.data?.versions ?? []
  const live = versions.find((each) => each.state === 'LIVE')
  const shown = versions.find((each) => each.number === asked) ?? live ?? versions[0]
  const whole = useQuery({ ...rulesQuery(shown?.number ?? 0), enabled: shown !== undefined })
  const liveRules = useQuery({ ...rulesQuery(live?.number ?? 0), enabled: live !== undefined })
  const label = (of: Version) =>
    `${r.version(of.number)} · ${r.state[of.state]} · ${of.changedBy}, ${when(language, Date.parse(of.changedAt), now)}`
  return (
    <div className="routing">
      <title>{`${r.title} · Komek`}</title>
      <h1>{r.title}</h1>
      <p className="quiet">{r.lead}</p>
      {overview.isPending && <Skeleton active />}
      {overview.isError && <Failed words={r.failed} error={overview.error} retry={() => void overview.refetch()} />}
      {overview.data && overview.data.faults.length > 0 && (
        <FaultList faults={overview.data.faults} rules={liveRules.data?.rules} title={r.brokenTitle} />
      )}
      {shown && (
        <div className="routing-tools">
          <label>
            <span className="quiet">{r.versions}</span>{' '}
            <Select
              className="versions"
              value={shown.number}
              onChange={(number: number) => void navigate(`/routing/${number}`)}
              options={versions.map((each) => ({ value: each.number, label: label(each) }))}
            />
          </label>
        </div>
      )}
      {whole.isError && <Failed words={r.failed} error={whole.error} retry={() => void whole.refetch()} />}
      {whole.data && overview.data && (
        <One
          key={`${whole.data.version.number}/${whole.data.version.revision}/${whole.data.version.state}`}
          whole={whole.data}
          next={(versions[0]?.number ?? 0) + 1}
          broken={whole.data.version.state === 'LIVE' ? overview.data.faults : whole.data.faults}
        />
      )}
      {overview.data && overview.data.wentLive.length > 0 && (
        <details className="lives">
          <summary>{r.wentLive}</summary>
          <ul>
            {overview.data.wentLive.map((each) => (
              <li key={each.at}>
                {r.version(each.version)}: {each.by}, {when(language, Date.parse(each.at), now)}
                {each.note && <span className="quiet"> — {each.note}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function One({ whole, next, broken }: { whole: Whole; next: number; broken: Whole['faults'] }) {
  const { t } = useText()
  const r = t.routing
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { version } = whole
  const may = useSession()!.staff.permissions
  const keeps = may.includes('keep-routing')
  const supervises = may.includes('supervise')
  const edits = keeps && version.state === 'DRAFT'
  const [rules, setRules] = useState<Rules>(whole.rules)
  const [note, setNote] = useState(version.note)
  const [going, setGoing] = useState(false)
  const write = useWrite()
  const discard = useDiscard()
  const trial = useTrial(version.number)
  const dirty = edits && (!same(rules, whole.rules) || note !== version.note)
  const error = write.error ?? discard.error
  const wrong = write.error ? faultsOf(write.error) : []

  async function save() {
    await write.mutateAsync({ version: version.number, revision: version.revision, basedOn: null, note, rules })
    void message.success(r.saved)
  }

  async function draft() {
    const made = await write.mutateAsync({
      version: next,
      revision: null,
      basedOn: version.number,
      note: '',
      rules: whole.rules,
    })
    void navigate(`/routing/${made.version.number}`)
  }

  async function remove() {
    await discard.mutateAsync(version)
    void message.success(r.discarded)
    void navigate('/routing')
  }

  return (
    <>
      <div className="routing-tools">
        <Tag color={version.state === 'LIVE' ? 'processing' : undefined}>{r.state[version.state]}</Tag>
        {edits ? (
          <Input
            className="note"
            aria-label={r.note}
            placeholder={r.note}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        ) : (
          version.note && <span className="quiet">{version.note}</span>
        )}
        {edits && (
          <Button
            type="primary"
            disabled={!dirty}
            loading={write.isPending}
            onClick={() => void save().catch(() => {})}
          >
            {r.save}
          </Button>
        )}
        {keeps && version.state !== 'LIVE' && (
          <>
            <Button disabled={dirty} loading={trial.trying.state === 'runs'} onClick={trial.begin}>
              {r.trial}
            </Button>
            <Button disabled={dirty} onClick={() => setGoing(true)}>
              {version.state === 'DRAFT' ? r.live : r.back}
            </Button>
          </>
        )}
        {keeps && !edits && (
          <Button loading={write.isPending} title={r.draftHint} onClick={() => void draft().catch(() => {})}>
            {r.draft}
          </Button>
        )}
        {edits && (
          <Button danger loading={discard.isPending} onClick={() => void remove().catch(() => {})}>
            {r.discard}
          </Button>
        )}
      </div>
      <p className="quiet" role="status">
        {dirty ? r.unsaved : keeps && !edits && version.state === 'LIVE' ? r.draftHint : ''}
      </p>
      {error && wrong.length === 0 && <Alert type="error" showIcon role="alert" title={routingWords(t, error)} />}
      <FaultList faults={wrong} rules={rules} />
      {trial.trying.state !== 'none' && (
        <TrialResult trying={trial.trying} rules={rules} stop={trial.stop} goOn={trial.goOn} />
      )}
      <Tabs
        items={[
          {
            key: 'rules',
            label: r.tabs.rules,
            children: (
              <RuleList rules={rules} faults={wrong.length > 0 ? wrong : broken} edits={edits} onChange={setRules} />
            ),
          },
          {
            key: 'risk',
            label: r.tabs.risk,
            children: <RiskPart rules={rules} edits={edits} onChange={setRules} />,
          },
          { key: 'skills', label: r.skills, children: <SkillsPart edits={keeps} /> },
          {
            key: 'figures',
            label: r.tabs.figures,
            children: (
              <>
                <Figures rules={rules} />
                {supervises && <Decisions rules={rules} />}
              </>
            ),
          },
        ]}
      />
      {going && <GoLive version={version} close={() => setGoing(false)} />}
    </>
  )
}

function GoLive({ version, close }: { version: Version; close: () => void }) {
  const { t } = useText()
  const r = t.routing
  const { message } = App.useApp()
  const live = useGoLive()
  const [form] = Form.useForm<{ note: string }>()
  const name = version.state === 'DRAFT' ? r.live : r.back
  return (
    <Modal
      open
      title={`${name}: ${r.version(version.number)}`}
      onCancel={close}
      onOk={form.submit}
      okText={name}
      cancelText={t.app.cancel}
      confirmLoading={live.isPending}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ note: version.state === 'DRAFT' ? version.note : '' }}
        onFinish={({ note }) =>
          live.mutate(
            { of: version, note },
            {
              onSuccess: () => {
                void message.success(r.liveDone)
                close()
              },
            },
          )
        }
      >
        <p className="lead">{r.liveLead}</p>
        <Form.Item name="note" label={r.note} rules={[{ required: true, whitespace: true, message: r.noteNeeded }]}>
          <Input.TextArea rows={3} maxLength={1000} autoFocus />
        </Form.Item>
        {live.error && <Alert type="error" showIcon role="alert" title={routingWords(t, live.error)} />}
        <FaultList faults={live.error ? faultsOf(live.error) : []} rules={undefined} />
      </Form>
    </Modal>
  )
}
