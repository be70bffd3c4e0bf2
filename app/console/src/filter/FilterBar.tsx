import { FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, InputNumber, Select, Tag } from 'antd'
import { useState, type ReactNode } from 'react'
import type { TicketRow } from '../api/client'
import { districtsQuery } from '../api/queries'
import { useSession } from '../api/session'
import { priorities } from '../catalogue/api'
import { named, useCatalogue } from '../catalogue/known'
import { SectorField } from '../keep/SectorField'
import { ColleagueField } from '../lines/ColleagueField'
import { OrganisationField } from '../lines/OrganisationField'
import { desks } from '../shift/desks'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { channels, languages, signs, types, without, written, type Filter } from './filter'
import './filter.css'

interface Props {
  filter: Filter
  rows: readonly TicketRow[]
  onChange: (filter: Filter) => void
}

/** What of the queue is shown, in words that can be taken away one by one. */
export function FilterBar({ filter, rows, onChange }: Props) {
  const { t } = useText()
  const words = t.filter
  const [open, setOpen] = useState(false)
  const inWords = useFilterWords(rows)
  const set = Object.keys(filter).filter((name) => filter[name as keyof Filter] !== undefined) as (keyof Filter)[]
  return (
    <>
      <Button size="small" type="text" icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {words.filter}
      </Button>
      {set.length > 0 && (
        <ul className="filter-chips" aria-label={words.shown}>
          {set.map((name) => (
            <li key={name}>
              <Tag
                closable
                closeIcon={<span aria-label={words.remove(inWords(name, filter))}>×</span>}
                onClose={() => onChange(without(filter, name))}
              >
                {inWords(name, filter)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <FilterDrawer
          key={written(filter)}
          filter={filter}
          rows={rows}
          onChange={onChange}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}

function useFilterWords(rows: readonly TicketRow[]) {
  const { t, language } = useText()
  const words = t.filter
  const districts = useQuery(districtsQuery).data
  const { known } = useCatalogue()
  return (name: keyof Filter, filter: Filter): string => {
    switch (name) {
      case 'district':
        return districts?.find((each) => each.code === filter.district)?.[language] ?? filter.district ?? ''
      case 'sphere':
        return (
          named(
            known?.spheres.find((each) => each.code === filter.sphere),
            language,
          ) ||
          (filter.sphere ?? '')
        )
      case 'issue':
        return named(known?.byCode.get(filter.issue ?? ''), language) || (filter.issue ?? '')
      case 'sector':
        return `${words.sector}: ${filter.sector}`
      case 'organisation':
        return organisationName(language, filter.organisation ?? '')
      case 'assignee':
        return words.with(nameOf(rows, filter.assignee ?? ''))
      case 'type':
        return filter.type ? t.type[filter.type] : ''
      case 'channel':
        return filter.channel ? t.channel[filter.channel] : ''
      case 'language':
        return filter.language ? t.language[filter.language] : ''
      case 'priority':
        return filter.priority ? `${t.intake.priority}: ${t.catalogue.priorities[filter.priority]}` : ''
      case 'desk':
        return filter.desk ? t.desk[filter.desk] : ''
      case 'olderThanDays':
        return words.older(filter.olderThanDays ?? 0)
      case 'urgent':
      case 'overdue':
      case 'residentWaits':
      case 'nobodys':
        return words.signs[name]
    }
  }
}

const nameOf = (rows: readonly TicketRow[], login: string) =>
  rows.find((row) => row.assignee?.login === login)?.assignee?.name ?? login

function FilterDrawer({ filter, rows, onChange, close }: Props & { close: () => void }) {
  const { t, language } = useText()
  const words = t.filter
  const [wanted, setWanted] = useState<Filter>(filter)
  const districts = useQuery(districtsQuery).data ?? []
  const { known } = useCatalogue()
  const knowsPeople = useSession()?.staff.permissions.includes('work-tickets') ?? false
  const put = (part: Filter) => setWanted((before) => ({ ...before, ...part }))
  const issues = (known?.lines ?? []).filter((each) => !wanted.sphere || each.sphere === wanted.sphere)

  function show() {
    onChange(wanted)
    close()
  }

  return (
    <Drawer
      open
      size={380}
      title={words.title}
      onClose={close}
      footer={
        <div className="filter-foot">
          <Button type="primary" onClick={show}>
            {words.show}
          </Button>
          <Button
            onClick={() => {
              onChange({})
              close()
            }}
          >
            {words.clear}
          </Button>
        </div>
      }
    >
      <Form layout="vertical" onFinish={show}>
        <fieldset className="filter-signs">
          <legend className="unseen">{words.title}</legend>
          {signs.map((name) => (
            <Checkbox
              key={name}
              checked={wanted[name] === true}
              onChange={(event) => put({ [name]: event.target.checked || undefined })}
            >
              {words.signs[name]}
            </Checkbox>
          ))}
        </fieldset>
        <Field id="filter-older" label={words.olderLabel}>
          <InputNumber
            id="filter-older"
            min={1}
            max={3650}
            precision={0}
            value={wanted.olderThanDays ?? null}
            onChange={(days) => put({ olderThanDays: days ?? undefined })}
          />
        </Field>
        <Choice
          id="filter-type"
          label={t.registration.type}
          value={wanted.type}
          options={types.map((each) => ({ value: each, label: t.type[each] }))}
          onChange={(type) => put({ type })}
        />
        <Choice
          id="filter-priority"
          label={t.intake.priority}
          value={wanted.priority}
          options={[...priorities].reverse().map((each) => ({ value: each, label: t.catalogue.priorities[each] }))}
          onChange={(priority) => put({ priority })}
        />
        <Choice
          id="filter-desk"
          label={t.work.handOver.desk}
          value={wanted.desk}
          options={desks.map((each) => ({ value: each, label: t.desk[each] }))}
          onChange={(desk) => put({ desk })}
        />
        <Choice
          id="filter-sphere"
          label={words.sphere}
          value={wanted.sphere ?? undefined}
          options={(known?.spheres ?? []).map((each) => ({ value: each.code, label: named(each, language) }))}
          onChange={(sphere) => put({ sphere, issue: undefined })}
        />
        <Choice
          id="filter-issue"
          label={t.intake.issue}
          value={wanted.issue ?? undefined}
          options={issues.map((each) => ({ value: each.code, label: named(each, language) }))}
          onChange={(issue) => put({ issue })}
        />
        <Choice
          id="filter-district"
          label={t.registration.district}
          value={wanted.district ?? undefined}
          options={districts.map((each) => ({ value: each.code, label: each[language] }))}
          onChange={(district) => put({ district })}
        />
        {knowsPeople && (
          <Field id="filter-sector" label={words.sector}>
            <SectorField
              id="filter-sector"
              value={wanted.sector ?? null}
              onChange={(sector) => put({ sector: sector ?? undefined })}
            />
          </Field>
        )}
        <Choice
          id="filter-language"
          label={t.registration.language}
          value={wanted.language}
          options={languages.map((each) => ({ value: each, label: t.language[each] }))}
          onChange={(spoken) => put({ language: spoken })}
        />
        <Choice
          id="filter-channel"
          label={words.channel}
          value={wanted.channel}
          options={channels.map((each) => ({ value: each, label: t.channel[each] }))}
          onChange={(channel) => put({ channel })}
        />
        {knowsPeople && (
          <Field id="filter-organisation" label={t.dispatch.organisation}>
            <OrganisationField
              id="filter-organisation"
              value={wanted.organisation ?? ''}
              onChange={(code) => put({ organisation: code || undefined })}
            />
          </Field>
        )}
        {knowsPeople && (
          <Field id="filter-assignee" label={t.context.assignee}>
            <ColleagueField
              id="filter-assignee"
              value={wanted.assignee ? { login: wanted.assignee, name: nameOf(rows, wanted.assignee) } : null}
              except={undefined}
              onChange={(person) => put({ assignee: person?.login })}
            />
          </Field>
        )}
      </Form>
    </Drawer>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <Form.Item htmlFor={id} label={label}>
      {children}
    </Form.Item>
  )
}

interface ChoiceProps<T extends string> {
  id: string
  label: string
  value: T | null | undefined
  options: { value: T; label: string }[]
  onChange: (value: T | undefined) => void
}

function Choice<T extends string>({ id, label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field id={id} label={label}>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value ?? undefined}
        options={options}
        onChange={(chosen: string | undefined) => onChange(chosen as T | undefined)}
      />
    </Field>
  )
}
