import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { Failed } from '../app/Failed'
import { seen } from '../keep/keep'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { escalationQuery, noticeWords, type Escalation, type Step } from './api'
import { StepList, StepsEditor } from './LadderSteps'
import { PersonSelect } from './PersonSelect'
import './notices.css'

/** Who heads an organisation, and whom its broken deadlines are told to. */
export function OrganisationLadder({ code, keeps }: { code: string; keeps: boolean }) {
  const { t } = useText()
  const query = useQuery(escalationQuery(code))
  return (
    <section className="keep-changes ladder" aria-label={t.notices.ladder.title}>
      <h2>{t.notices.ladder.title}</h2>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.keep.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Editor key={query.data.version} code={code} escalation={query.data} keeps={keeps} />}
    </section>
  )
}

function Editor({ code, escalation, keeps }: { code: string; escalation: Escalation; keeps: boolean }) {
  const { t, language } = useText()
  const l = t.notices.ladder
  const { keep, saving, failure } = useKeeping('escalations')
  const [steps, setSteps] = useState<Step[] | null>(escalation.steps ?? null)
  const [heads, setHeads] = useState(escalation.heads)

  const save = () =>
    void keep(
      answer(
        api.PUT('/api/v1/escalations/organisations/{code}', {
          params: { path: { code }, header: seen(escalation.version || undefined) },
          body: { steps, heads: heads.map(({ login, standsIn }) => ({ login, standsIn })) },
        }),
      ),
    )

  return (
    <>
      <h3>{l.heads}</h3>
      <p className="quiet">{heads.length === 0 ? l.nobody : l.headsHint}</p>
      <ul>
        {heads.map((head) => (
          <li key={head.login} className="ladder-head">
            <span>
              {head.name} {!head.active && <span className="quiet">({l.left})</span>}
            </span>
            <Checkbox
              disabled={!keeps}
              checked={head.standsIn}
              onChange={(event) =>
                setHeads(heads.map((each) => (each === head ? { ...each, standsIn: event.target.checked } : each)))
              }
            >
              {l.standsIn}
            </Checkbox>
            {keeps && (
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={l.removePerson(head.name)}
                onClick={() => setHeads(heads.filter((each) => each !== head))}
              />
            )}
          </li>
        ))}
      </ul>
      {keeps && (
        <PersonSelect
          near={[code]}
          onChoose={(login, name) =>
            heads.some((each) => each.login === login) ||
            setHeads([...heads, { login, name, standsIn: false, active: true }])
          }
        />
      )}
      <h3>{l.steps}</h3>
      {keeps && (
        <Checkbox
          checked={steps !== null}
          onChange={(event) => setSteps(event.target.checked ? escalation.inForce : null)}
        >
          {l.own}
        </Checkbox>
      )}
      {steps === null ? (
        <>
          <p className="quiet">
            {escalation.from && escalation.from !== code
              ? l.fromOther(organisationName(language, escalation.from))
              : l.fromAll}
          </p>
          {!escalation.steps && <StepList steps={escalation.inForce} />}
        </>
      ) : keeps ? (
        <StepsEditor steps={steps} onChange={setSteps} />
      ) : (
        <StepList steps={steps} />
      )}
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={noticeWords(t, failure)} />}
      {keeps && (
        <p>
          <Button type="primary" loading={saving} onClick={save}>
            {t.app.save}
          </Button>
        </p>
      )}
    </>
  )
}
