import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { answer, api } from '../api/client'
import { districtsQuery } from '../api/queries'
import type { components } from '../api/schema'
import { useSession } from '../api/session'
import { named, useCatalogue } from '../catalogue/known'
import { OrganisationField } from '../lines/OrganisationField'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { keepWords, responsibilityPagesQuery, seen } from './keep'
import { KeptTable } from './KeptTable'
import { useKeeping } from './keeping'
import { TableTools } from './TableTools'

type Responsibility = components['schemas']['Responsibility']

/** Who executes what where: an issue or a whole sphere, in a district or everywhere. */
export function ResponsibilitiesPage() {
  const { t, language } = useText()
  const r = t.rooms.responsibilities
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Responsibility | 'new'>()
  const keeps = useSession()!.staff.permissions.includes('keep-organisations')
  const query = useInfiniteQuery(responsibilityPagesQuery(useDeferredValue(text.trim())))
  const districts = useQuery(districtsQuery).data ?? []
  const subject = useSubjects()
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <KeptTable
        title={r.title}
        lead={r.lead}
        search={{ label: r.search, onChange: setText }}
        tools={
          <>
            {keeps && (
              <Button type="primary" onClick={() => setOpen('new')}>
                {t.keep.addResponsibility}
              </Button>
            )}
            <TableTools table="responsibilities" keeps={keeps} />
          </>
        }
        query={query}
        columns={[r.subject, t.keep.district, t.keep.organisation]}
        rows={rows.map((row) => (
          <tr key={`${row.subject}/${row.district}`}>
            <td>
              <button className="plain" disabled={!keeps} onClick={() => setOpen(row)}>
                {subject.name(row.subject)}
              </button>
              <div className="quiet">
                {subject.isSphere(row.subject) ? r.sphere : r.issue} · <span lang="en">{row.subject}</span>
              </div>
            </td>
            <td>{districts.find((each) => each.code === row.district)?.[language] ?? t.keep.everywhere}</td>
            <td>{organisationName(language, row.organisation)}</td>
          </tr>
        ))}
      />
      {open && <OneDialog row={open === 'new' ? undefined : open} close={() => setOpen(undefined)} />}
    </>
  )
}

/** Spheres and issues by the names people know. */
function useSubjects() {
  const { language } = useText()
  const { known } = useCatalogue()
  return useMemo(() => {
    const spheres = new Map(known?.spheres.map((each) => [each.code, each]))
    return {
      name: (code: string) => named(spheres.get(code) ?? known?.byCode.get(code), language) || code,
      isSphere: (code: string) => spheres.has(code),
      options: (typed: string) => {
        const folded = typed.trim().toLowerCase()
        const found = known?.search.find(typed) ?? known?.lines.map((each) => each.code) ?? []
        return [
          ...(known?.spheres ?? [])
            .filter((each) => `${each.kk} ${each.ru} ${each.en} ${each.code}`.toLowerCase().includes(folded))
            .map((each) => ({ value: each.code, label: named(each, language), sphere: true })),
          ...found
            .map((code) => known!.byCode.get(code)!)
            .filter((each) => !each.retired)
            .slice(0, 60)
            .map((each) => ({ value: each.code, label: named(each, language), sphere: false })),
        ]
      },
    }
  }, [known, language])
}

function OneDialog({ row, close }: { row: Responsibility | undefined; close: () => void }) {
  const { t, language } = useText()
  const r = t.rooms.responsibilities
  const districts = useQuery(districtsQuery).data ?? []
  const subjects = useSubjects()
  const [typed, setTyped] = useState('')
  const { keep, saving, failure } = useKeeping('responsibilities')
  const [form] = Form.useForm<{ subject: string; district?: string | null; organisation: string }>()
  const change = (act: Promise<unknown>) => void keep(act, close)

  const required = [{ required: true, message: t.keep.needed }]
  const path = (subject: string, district: string | null | undefined) => ({ subject, district: district ?? 'all' })
  return (
    <Modal
      open
      title={row ? subjects.name(row.subject) : t.keep.addResponsibility}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        row && (
          <Button
            key="remove"
            danger
            disabled={saving}
            onClick={() =>
              change(
                answer(
                  api.DELETE('/api/v1/responsibilities/{subject}/{district}', {
                    params: { path: path(row.subject, row.district), header: { 'If-Match': `"${row.version}"` } },
                  }),
                ),
              )
            }
          >
            {t.keep.remove}
          </Button>
        ),
        <Button key="cancel" onClick={close}>
          {t.app.cancel}
        </Button>,
        <Button key="save" type="primary" loading={saving} onClick={form.submit}>
          {t.app.save}
        </Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={row ?? {}}
        onFinish={({ subject, district, organisation }) =>
          change(
            answer(
              api.PUT('/api/v1/responsibilities/{subject}/{district}', {
                params: { path: path(subject, district), header: seen(row?.version) },
                body: { organisation },
              }),
            ),
          )
        }
      >
        <Form.Item name="subject" label={r.subject} rules={required}>
          <Select
            disabled={row !== undefined}
            autoFocus={row === undefined}
            showSearch={{ filterOption: false, onSearch: setTyped }}
            options={subjects.options(typed)}
            optionRender={(option) => (
              <>
                {option.label} <span className="quiet">{option.data.sphere ? r.sphere : r.issue}</span>
              </>
            )}
          />
        </Form.Item>
        <Form.Item name="district" label={t.keep.district}>
          <Select
            allowClear
            disabled={row !== undefined}
            placeholder={t.keep.everywhere}
            showSearch={{ optionFilterProp: 'label' }}
            options={districts.map((each) => ({ value: each.code, label: each[language] }))}
          />
        </Form.Item>
        <Form.Item name="organisation" label={t.keep.organisation} extra={r.staffedOnly} rules={required}>
          <OrganisationFormField />
        </Form.Item>
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={keepWords(t, failure)} />}
      </Form>
    </Modal>
  )
}

function OrganisationFormField({
  id,
  value,
  onChange,
}: {
  id?: string
  value?: string
  onChange?: (code: string) => void
}) {
  return <OrganisationField id={id ?? 'organisation'} value={value ?? ''} onChange={(code) => onChange?.(code)} />
}
