import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Select, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { Failed } from '../app/Failed'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { NamesFields } from './NamesFields'
import { routingWords } from './api'
import { keepSkill, skillKinds, skillsQuery, type Skill } from './skills'

const fresh: Skill = { code: '', kind: 'OTHER', names: { kk: '', ru: '', en: '' }, active: true, version: 0 }

/** What rules can ask for and people can have: kept at once, beside the versions of the rules. */
export function SkillsPart({ edits }: { edits: boolean }) {
  const { t, language } = useText()
  const r = t.routing
  const query = useQuery(skillsQuery)
  const [open, setOpen] = useState<Skill>()
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={r.skillsFailed} error={query.error} retry={() => void query.refetch()} />
  return (
    <>
      <p className="quiet">{r.skillsLead}</p>
      {query.data.length === 0 && <p className="empty">{r.skillsNone}</p>}
      {query.data.length > 0 && (
        <Wide label={r.skills}>
          <table>
            <thead>
              <tr>
                <th scope="col">{r.skillName}</th>
                <th scope="col">{r.skillKind}</th>
                <th scope="col">{r.code}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.map((skill) => (
                <tr key={skill.code} className={skill.active ? undefined : 'quiet'}>
                  <th scope="row">
                    {edits ? (
                      <button className="plain" onClick={() => setOpen(skill)}>
                        {skill.names[language]}
                      </button>
                    ) : (
                      skill.names[language]
                    )}
                    {!skill.active && <span className="quiet"> · {r.skillRetired}</span>}
                  </th>
                  <td>{r.skillKinds[skill.kind]}</td>
                  <td className="quiet">{skill.code}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {edits && <Button onClick={() => setOpen(fresh)}>{r.addSkill}</Button>}
      {open && <SkillEditor key={open.code} skill={open} close={() => setOpen(undefined)} />}
    </>
  )
}

function SkillEditor({ skill, close }: { skill: Skill; close: () => void }) {
  const { t, language } = useText()
  const r = t.routing
  const { message } = App.useApp()
  const client = useQueryClient()
  const [now, setNow] = useState(skill)
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const isNew = skill.version === 0

  async function save() {
    setSaving(true)
    setError(undefined)
    try {
      const { code, version, ...body } = now
      await keepSkill(code, version, body)
      void message.success(r.saved)
      void client.invalidateQueries({ queryKey: skillsQuery.queryKey })
      close()
    } catch (failure) {
      setError(failure)
      setSaving(false)
      void client.invalidateQueries({ queryKey: skillsQuery.queryKey })
    }
  }

  return (
    <Drawer
      open
      size={420}
      title={isNew ? r.addSkill : skill.names[language]}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <div className="routing-foot">
          <Button type="primary" loading={saving} onClick={() => void save()}>
            {t.app.save}
          </Button>
          <Button onClick={close}>{t.app.cancel}</Button>
        </div>
      }
    >
      <Form layout="vertical" component="div">
        <Form.Item label={r.code} htmlFor="skill-code" extra={isNew ? r.skillCodeHint : undefined}>
          <Input
            id="skill-code"
            disabled={!isNew}
            maxLength={48}
            value={now.code}
            onChange={(event) => setNow({ ...now, code: event.target.value.toUpperCase() })}
          />
        </Form.Item>
        <Form.Item label={r.skillKind} htmlFor="skill-kind">
          <Select
            id="skill-kind"
            value={now.kind}
            onChange={(kind: Skill['kind']) => setNow({ ...now, kind })}
            options={skillKinds.map((each) => ({ value: each, label: r.skillKinds[each] }))}
          />
        </Form.Item>
        <NamesFields id="skill" label={r.skillName} value={now.names} onChange={(names) => setNow({ ...now, names })} />
        {!isNew && (
          <label className="switch">
            <Switch checked={now.active} onChange={(active) => setNow({ ...now, active })} /> {r.skillActive}
          </label>
        )}
        {error !== undefined && <Alert type="error" showIcon role="alert" title={routingWords(t, error)} />}
      </Form>
    </Drawer>
  )
}
