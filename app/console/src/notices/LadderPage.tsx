import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { districtsQuery } from '../api/queries'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { Changes } from '../keep/Changes'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { noticeWords, usualEscalationQuery, type Escalation, type Step } from './api'
import { StepList, StepsEditor } from './LadderSteps'
import { PersonSelect } from './PersonSelect'
import './notices.css'

/** The ladder for all, and the akim's deputies at its top. */
export function LadderPage() {
  const { t } = useText()
  const may = useSession()!.staff.permissions
  const query = useQuery(usualEscalationQuery)
  return (
    <div className="ladder ladder-page">
      <title>{`${t.notices.ladder.page} · Komek`}</title>
      <p className="quiet">{t.notices.ladder.lead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.keep.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <Editor key={query.data.version} escalation={query.data} keeps={may.includes('keep-organisations')} />
      )}
      {may.includes('read-changes') && <Changes what="escalations" id="all" />}
    </div>
  )
}

function Editor({ escalation, keeps }: { escalation: Escalation; keeps: boolean }) {
  const { t, language } = useText()
  const l = t.notices.ladder
  const districts = useQuery(districtsQuery).data ?? []
  const { keep, saving, failure } = useKeeping('escalations')
  const [steps, setSteps] = useState<Step[]>(escalation.inForce)
  const [deputies, setDeputies] = useState(escalation.deputies)
  type Deputy = Escalation['deputies'][number]
  const change = (deputy: Deputy, next: Partial<Deputy>) =>
    setDeputies(deputies.map((each) => (each === deputy ? { ...each, ...next } : each)))

  const save = () =>
    void keep(
      answer(
        api.PUT('/api/v1/escalations/usual', {
          params: { header: { 'If-Match': `"${escalation.version}"` } },
          body: {
            steps,
            deputies: deputies.map(({ login, sphere, district }) => ({
              login,
              sphere: sphere?.trim() || null,
              district: district ?? null,
            })),
          },
        }),
      ),
    )

  return (
    <>
      <h2>{l.steps}</h2>
      {keeps ? <StepsEditor steps={steps} onChange={setSteps} /> : <StepList steps={steps} />}
      <h2>{l.deputies}</h2>
      <p className="quiet">{deputies.length === 0 ? l.nobody : l.deputiesHint}</p>
      <ul>
        {deputies.map((deputy, i) => (
          <li key={i} className="ladder-head">
            <span>
              {deputy.name} {!deputy.active && <span className="quiet">({l.left})</span>}
            </span>
            <Input
              disabled={!keeps}
              aria-label={`${deputy.name}: ${l.sphere}`}
              placeholder={l.anySphere}
              value={deputy.sphere ?? ''}
              onChange={(event) => change(deputy, { sphere: event.target.value })}
            />
            <Select
              disabled={!keeps}
              allowClear
              aria-label={`${deputy.name}: ${l.district}`}
              placeholder={l.anyDistrict}
              value={deputy.district ?? null}
              onChange={(district: string | null | undefined) => change(deputy, { district: district ?? null })}
              options={districts.map((each) => ({ value: each.code, label: each[language] }))}
            />
            {keeps && (
              <Button
                type="text"
                icon={<CloseOutlined />}
                aria-label={l.removePerson(deputy.name)}
                onClick={() => setDeputies(deputies.filter((each) => each !== deputy))}
              />
            )}
          </li>
        ))}
      </ul>
      {keeps && (
        <PersonSelect
          near={[]}
          onChoose={(login, name) =>
            setDeputies([...deputies, { login, name, sphere: null, district: null, active: true }])
          }
        />
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
