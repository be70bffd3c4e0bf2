import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Select, Switch, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { languages, useText } from '../text/Text'
import { Changes } from './Changes'
import { KeptTable } from './KeptTable'
import { useKeeping } from './keeping'
import { SectorField } from './SectorField'
import { TableTools } from './TableTools'
import { allOrganisationsQuery, called, keepWords, peopleQuery, seen, type NewPerson, type Person } from './keep'

const roles = ['OPERATOR', 'INSPECTOR', 'EXECUTOR', 'ANALYST', 'METHODOLOGIST', 'QUALITY', 'SUPERVISOR', 'ADMIN'] as const // prettier-ignore
const lines = ['OPERATORS', 'INSPECTORS', 'EXECUTORS', 'ANALYSTS', 'METHODOLOGISTS'] as const

export function PeoplePage() {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Person | 'new'>()
  const keeps = useSession()!.staff.permissions.includes('keep-staff')
  const query = useInfiniteQuery(peopleQuery(useDeferredValue(text.trim())))
  const bodies = useQuery(allOrganisationsQuery).data ?? []
  const people = query.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <>
      <KeptTable
        title={t.keep.people}
        search={{ label: t.keep.searchPerson, onChange: setText }}
        tools={
          <>
            {keeps && (
              <Button type="primary" onClick={() => setOpen('new')}>
                {t.keep.addPerson}
              </Button>
            )}
            <TableTools table="staff" keeps={keeps} />
          </>
        }
        query={query}
        columns={[t.keep.person, t.keep.roles, t.keep.speaks, t.keep.organisation]}
        rows={people.map((person) => {
          const body = bodies.find((each) => each.code === person.organisation)
          return (
            <tr key={person.login}>
              <td>
                <button className="plain" onClick={() => setOpen(person)}>
                  {person.name}
                </button>
                <div className="quiet">
                  <span lang="en">{person.login}</span>
                  {!person.active && ` · ${t.keep.inactive}`}
                </div>
              </td>
              <td>{person.roles.map((role) => t.keep.role[role]).join(', ')}</td>
              <td>{person.languages.map((each) => t.language[each]).join(', ')}</td>
              <td>{body ? called(language, body) : person.organisation}</td>
            </tr>
          )
        })}
      />
      {open && (
        <PersonDrawer
          key={open === 'new' ? 'new' : open.login}
          person={open === 'new' ? undefined : open}
          keeps={keeps}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function PersonDrawer({ person, keeps, close }: { person: Person | undefined; keeps: boolean; close: () => void }) {
  const { t, language } = useText()
  const bodies = useQuery(allOrganisationsQuery).data ?? []
  const reads = useSession()!.staff.permissions.includes('read-changes')
  const { keep: kept, saving, failure } = useKeeping('people')
  const [password, setPassword] = useState<string>()

  /** A password of ours is shown once; else there is nothing more to see. */
  const act = (call: ReturnType<typeof renew>) =>
    void kept(answer(call), ({ initialPassword }) => (initialPassword ? setPassword(initialPassword) : close()))

  const renew = (login: string) => api.POST('/api/v1/staff/{login}/passwords', { params: { path: { login } } })
  const keep = ({ login, ...wanted }: NewPerson & { login: string }) =>
    api.PUT('/api/v1/staff/{login}', {
      params: { path: { login }, header: seen(person?.version) },
      body: { ...wanted, sector: wanted.sector || null },
    })

  if (password) {
    return (
      <Drawer open size={480} title={t.keep.password} onClose={close}>
        <p className="initial-password">
          <Typography.Text copyable code>
            {password}
          </Typography.Text>
        </p>
        <p>{t.keep.passwordOnce}</p>
        <Button onClick={close}>{t.app.close}</Button>
      </Drawer>
    )
  }
  const required = [{ required: true, whitespace: true, message: t.keep.needed }]
  return (
    <Drawer open size={480} title={person?.name ?? t.keep.addPerson} onClose={close}>
      <Form
        layout="vertical"
        disabled={!keeps}
        initialValues={person ?? { active: true, roles: [], languages: ['kk', 'ru'] }}
        onFinish={(wanted: NewPerson & { login: string }) =>
          act(keep({ ...wanted, login: person?.login ?? wanted.login.trim().toLowerCase() }))
        }
      >
        {!person && (
          <Form.Item name="login" label={t.keep.login} rules={required}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="name" label={t.keep.person} rules={required}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="roles" label={t.keep.roles}>
          <Select mode="multiple" options={roles.map((role) => ({ value: role, label: t.keep.role[role] }))} />
        </Form.Item>
        <Form.Item name="languages" label={t.keep.speaks}>
          <Select mode="multiple" options={languages.map((each) => ({ value: each, label: t.language[each] }))} />
        </Form.Item>
        <Form.Item name="line" label={t.keep.lineOf} extra={t.keep.lineHint}>
          <Select allowClear options={lines.map((line) => ({ value: line, label: t.keep.line[line] }))} />
        </Form.Item>
        <Form.Item name="sector" label={t.keep.sector} extra={t.keep.sectorHint}>
          <SectorField />
        </Form.Item>
        <Form.Item name="organisation" label={t.keep.organisation}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={bodies
              .filter((each) => each.active)
              .map((each) => ({ value: each.code, label: called(language, each) }))}
          />
        </Form.Item>
        <Form.Item name="active" label={t.keep.active} valuePropName="checked" extra={t.keep.leaves}>
          <Switch />
        </Form.Item>
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={keepWords(t, failure)} />}
        {keeps && (
          <div className="keep-tools">
            <Button type="primary" htmlType="submit" loading={saving}>
              {t.app.save}
            </Button>
            {person && <Button onClick={() => act(renew(person.login))}>{t.keep.renew}</Button>}
          </div>
        )}
      </Form>
      {person && reads && <Changes what="staff" id={person.login} />}
    </Drawer>
  )
}
