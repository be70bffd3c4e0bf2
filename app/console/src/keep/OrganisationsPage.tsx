import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Select, Switch } from 'antd'
import { useDeferredValue, useState } from 'react'
import { answer, api } from '../api/client'
import { districtsQuery } from '../api/queries'
import { useSession } from '../api/session'
import { useText } from '../text/Text'
import { OrganisationLadder } from '../notices/OrganisationLadder'
import { AddressSelect } from '../territory/AddressSelect'
import type { Suggestion } from '../territory/api'
import { inOneLine } from '../territory/names'
import { PlaceName } from '../territory/PlaceName'
import { Changes } from './Changes'
import { KeptTable } from './KeptTable'
import { useKeeping } from './keeping'
import { TableTools } from './TableTools'
import {
  allOrganisationsQuery,
  calendarsQuery,
  called,
  keepWords,
  organisationsQuery,
  responsibilitiesQuery,
  seen,
  type NewOrganisation,
  type Organisation,
} from './keep'

const kinds = ['AKIMAT', 'DEPARTMENT', 'UTILITY', 'POLICE', 'EMERGENCY', 'MEDICAL', 'EDUCATION', 'OTHER'] as const

export function OrganisationsPage() {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Organisation | 'new'>()
  const keeps = useSession()!.staff.permissions.includes('keep-organisations')
  const query = useInfiniteQuery(organisationsQuery(useDeferredValue(text.trim())))
  const districts = useQuery(districtsQuery).data ?? []
  const bodies = query.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <>
      <KeptTable
        title={t.keep.organisations}
        search={{ label: t.keep.search, onChange: setText }}
        tools={
          <>
            {keeps && (
              <Button type="primary" onClick={() => setOpen('new')}>
                {t.keep.add}
              </Button>
            )}
            <TableTools table="organisations" keeps={keeps} />
          </>
        }
        query={query}
        columns={[t.keep.name, t.keep.kindOf, t.keep.district, t.keep.phone]}
        rows={bodies.map((body) => (
          <tr key={body.code}>
            <td>
              <button className="plain" onClick={() => setOpen(body)}>
                {called(language, body)}
              </button>
              <div className="quiet">
                <span lang="en">{body.code}</span>
                {!body.active && ` · ${t.keep.inactive}`}
                {body.active && !body.staffed && ` · ${t.keep.nobody}`}
              </div>
            </td>
            <td>{t.keep.kind[body.kind]}</td>
            <td>{districts.find((each) => each.code === body.district)?.[language] ?? t.keep.everywhere}</td>
            <td className="number">{body.phone}</td>
          </tr>
        ))}
      />
      {open && (
        <OrganisationDrawer
          key={open === 'new' ? 'new' : open.code}
          body={open === 'new' ? undefined : open}
          keeps={keeps}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function OrganisationDrawer({
  body,
  keeps,
  close,
}: {
  body: Organisation | undefined
  keeps: boolean
  close: () => void
}) {
  const { t, language } = useText()
  const districts = useQuery(districtsQuery).data ?? []
  const all = useQuery(allOrganisationsQuery).data ?? []
  const calendars = useQuery(calendarsQuery).data ?? []
  const reads = useSession()!.staff.permissions.includes('read-changes')
  const { keep, saving, failure } = useKeeping('organisations')

  function save({ code, ...wanted }: NewOrganisation & { code: string }) {
    const filled = { ...wanted, phone: wanted.phone?.trim() || null, email: wanted.email?.trim() || null }
    const put = api.PUT('/api/v1/organisations/{code}', {
      params: { path: { code }, header: seen(body?.version) },
      body: filled,
    })
    void keep(answer(put), close)
  }

  const required = [{ required: true, whitespace: true, message: t.keep.needed }]
  return (
    <Drawer open size={560} title={body ? called(language, body) : t.keep.add} onClose={close}>
      <Form
        layout="vertical"
        disabled={!keeps}
        initialValues={body ?? { active: true, kind: 'DEPARTMENT' }}
        onFinish={(wanted: NewOrganisation & { code: string }) => save({ ...wanted, code: body?.code ?? wanted.code })}
      >
        {!body && (
          <Form.Item name="code" label={t.keep.code} rules={required}>
            <Input />
          </Form.Item>
        )}
        {(['kk', 'ru', 'en'] as const).map((each) => (
          <Form.Item key={each} name={['names', each]} label={t.keep.names[each]} rules={required}>
            <Input lang={each} />
          </Form.Item>
        ))}
        <Form.Item name="kind" label={t.keep.kindOf}>
          <Select options={kinds.map((kind) => ({ value: kind, label: t.keep.kind[kind] }))} />
        </Form.Item>
        <Form.Item name="parent" label={t.keep.parent}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={all
              .filter((each) => each.active && each.code !== body?.code)
              .map((each) => ({ value: each.code, label: called(language, each) }))}
          />
        </Form.Item>
        <Form.Item name="district" label={t.keep.district}>
          <Select
            allowClear
            placeholder={t.keep.everywhere}
            options={districts.map((each) => ({ value: each.code, label: each[language] }))}
          />
        </Form.Item>
        <Form.Item name="phone" label={t.keep.phone}>
          <Input type="tel" />
        </Form.Item>
        <Form.Item name="email" label={t.keep.email}>
          <Input type="email" />
        </Form.Item>
        <Form.Item name="calendar" label={t.keep.calendar}>
          <Select allowClear options={calendars.map((each) => ({ value: each.id, label: each.names[language] }))} />
        </Form.Item>
        <Form.Item name="active" label={t.keep.active} valuePropName="checked">
          <Switch />
        </Form.Item>
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={keepWords(t, failure)} />}
        {keeps && (
          <Button type="primary" htmlType="submit" loading={saving}>
            {t.app.save}
          </Button>
        )}
      </Form>
      {body && <ResponsibilitiesOf body={body} keeps={keeps} />}
      {body && <OrganisationLadder code={body.code} keeps={keeps} />}
      {body && reads && <Changes what="organisations" id={body.code} />}
    </Drawer>
  )
}

function ResponsibilitiesOf({ body, keeps }: { body: Organisation; keeps: boolean }) {
  const { t, language } = useText()
  const rows = useQuery(responsibilitiesQuery(body.code)).data?.items ?? []
  const { keep, failure } = useKeeping('responsibilities')
  const [form] = Form.useForm<{ subject: string }>()
  const [place, setPlace] = useState<Suggestion>()
  const change = (act: Promise<unknown>) =>
    void keep(act, () => {
      form.resetFields()
      setPlace(undefined)
    })

  return (
    <section className="keep-changes" aria-label={t.keep.responsible}>
      <h2>{t.keep.responsible}</h2>
      {rows.length === 0 && <p className="quiet">{t.keep.responsibleFor}</p>}
      <ul>
        {rows.map((row) => (
          <li key={`${row.subject}/${row.district}`} className="responsibility">
            <span>
              <span lang="en">{row.subject}</span>{' '}
              <span className="quiet">{row.district ? <PlaceName code={row.district} /> : t.keep.everywhere}</span>
            </span>
            {keeps && (
              <Button
                size="small"
                onClick={() =>
                  change(
                    answer(
                      api.DELETE('/api/v1/responsibilities/{subject}/{district}', {
                        params: {
                          path: { subject: row.subject, district: row.district ?? 'all' },
                          header: { 'If-Match': `"${row.version}"` },
                        },
                      }),
                    ),
                  )
                }
              >
                {t.keep.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={keepWords(t, failure)} />}
      {keeps && (
        <Form
          form={form}
          layout="vertical"
          className="responsibility-form"
          onFinish={({ subject }) =>
            change(
              answer(
                api.PUT('/api/v1/responsibilities/{subject}/{district}', {
                  params: {
                    path: { subject: subject.trim(), district: place?.code ?? 'all' },
                    header: seen(undefined),
                  },
                  body: { organisation: body.code },
                }),
              ),
            )
          }
        >
          <Form.Item
            name="subject"
            label={t.keep.subject}
            rules={[{ required: true, whitespace: true, message: t.keep.needed }]}
          >
            <Input />
          </Form.Item>
          <Form.Item label={t.territory.address} htmlFor="responsibility-place">
            <AddressSelect
              id="responsibility-place"
              label={t.territory.address}
              placeholder={t.keep.everywhere}
              allowClear
              shown={place && inOneLine(language, place.line)}
              fits={(each) => each.active}
              onChoose={setPlace}
            />
          </Form.Item>
          <Button htmlType="submit">{t.keep.addResponsibility}</Button>
        </Form>
      )}
    </section>
  )
}
