import { Form, Input, InputNumber, Select, Space } from 'antd'
import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { named, useCatalogue } from '../catalogue/known'
import { AddressSelect } from '../territory/AddressSelect'
import { entryQuery } from '../territory/api'
import { inOneLine } from '../territory/names'
import { channels } from '../filter/filter'
import { useText } from '../text/Text'
import type { When } from './api'
import { AreaField } from './AreaField'
import { clock } from './rules'

const moments = ['RECEIVED', 'REGISTERED', 'BACK'] as const
const types = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL'] as const
const dangers = ['LIFE', 'HEALTH', 'PROPERTY'] as const
const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
const repeats = ['FIRST', 'WROTE', 'SAME_ISSUE'] as const
export const tiers = ['YELLOW', 'ORANGE', 'RED'] as const

interface Props {
  value: When
  onChange: (when: When) => void
  disabled: boolean
}

/** The conditions of a rule, or of a sign of risk. */
export function WhenFields({ value, onChange, disabled }: Props) {
  const { t } = useText()
  const r = t.routing
  const change = (some: Partial<When>) => onChange({ ...value, ...some })
  const many = { mode: 'multiple' as const, allowClear: true, disabled, className: 'wide' }
  return (
    <>
      <Form.Item label={r.moments} htmlFor="when-moments">
        <Select
          {...many}
          id="when-moments"
          value={value.moments}
          onChange={(moments) => change({ moments })}
          options={moments.map((each) => ({ value: each, label: r.moment[each] }))}
        />
      </Form.Item>
      <Form.Item label={r.types} htmlFor="when-types">
        <Select
          {...many}
          id="when-types"
          value={value.types}
          onChange={(types) => change({ types })}
          options={types.map((each) => ({ value: each, label: t.type[each] }))}
        />
      </Form.Item>
      <Form.Item label={r.spheres} htmlFor="when-spheres">
        <Spheres value={value.spheres} onChange={(spheres) => change({ spheres })} disabled={disabled} />
      </Form.Item>
      <Form.Item label={r.issues} htmlFor="when-issues">
        <Issues value={value.issues} onChange={(issues) => change({ issues })} disabled={disabled} />
      </Form.Item>
      <Form.Item label={r.urgent} htmlFor="when-urgent">
        <Select
          {...many}
          id="when-urgent"
          value={value.urgent}
          onChange={(urgent) => change({ urgent })}
          options={dangers.map((each) => ({ value: each, label: t.catalogue.urgencies[each] }))}
        />
      </Form.Item>
      <Form.Item label={r.words} htmlFor="when-words" extra={r.wordsHint}>
        <Select
          {...many}
          id="when-words"
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', ';']}
          value={value.words}
          onChange={(words: string[]) => change({ words })}
        />
      </Form.Item>
      <Form.Item label={r.places}>
        <Places value={value.places} onChange={(places) => change({ places })} disabled={disabled} />
      </Form.Item>
      <Form.Item label={r.area}>
        <AreaField value={value.area} onChange={(area) => change({ area })} disabled={disabled} />
      </Form.Item>
      <Form.Item label={r.hours}>
        <Space wrap>
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              {r[end]}{' '}
              <Input
                type="time"
                className="clock"
                disabled={disabled}
                value={clock(value.hours?.[end] ?? '')}
                onChange={(event) => {
                  const typed = event.target.value
                  if (!typed) return change({ hours: null })
                  change({ hours: { ...(value.hours ?? { days: [], from: '00:00', to: '00:00' }), [end]: typed } })
                }}
              />
            </label>
          ))}
          <Select
            mode="multiple"
            className="days"
            aria-label={r.days}
            placeholder={r.everyDay}
            disabled={disabled || !value.hours}
            value={value.hours?.days ?? []}
            onChange={(days) => value.hours && change({ hours: { ...value.hours, days } })}
            options={days.map((each) => ({ value: each, label: t.rooms.calendars.short[each] }))}
          />
        </Space>
      </Form.Item>
      <Form.Item label={r.languages} htmlFor="when-languages">
        <Select
          {...many}
          id="when-languages"
          value={value.languages}
          onChange={(languages) => change({ languages })}
          options={(['kk', 'ru', 'en'] as const).map((each) => ({ value: each, label: t.language[each] }))}
        />
      </Form.Item>
      <Form.Item label={r.channels} htmlFor="when-channels">
        <Select
          {...many}
          id="when-channels"
          value={value.channels}
          onChange={(channels) => change({ channels })}
          options={channels.map((each) => ({ value: each, label: t.channel[each] }))}
        />
      </Form.Item>
      <Form.Item label={r.repeat} htmlFor="when-repeat">
        <Space wrap>
          <Select
            id="when-repeat"
            className="medium"
            allowClear
            disabled={disabled}
            value={value.repeat?.status}
            onChange={(status?: (typeof repeats)[number]) =>
              change({ repeat: status ? { status, days: value.repeat?.days || 30 } : null })
            }
            options={repeats.map((each) => ({ value: each, label: r.repeats[each] }))}
          />
          {value.repeat && value.repeat.status !== 'FIRST' && (
            <label>
              {r.withinDays}{' '}
              <InputNumber
                min={1}
                max={365}
                disabled={disabled}
                value={value.repeat.days}
                onChange={(days) => value.repeat && change({ repeat: { ...value.repeat, days: days ?? 1 } })}
              />
            </label>
          )}
        </Space>
      </Form.Item>
      <Form.Item label={r.riskAtLeast} htmlFor="when-risk">
        <Select
          id="when-risk"
          className="medium"
          allowClear
          disabled={disabled}
          value={value.risk === 'NONE' ? undefined : (value.risk ?? undefined)}
          onChange={(risk?: (typeof tiers)[number]) => change({ risk: risk ?? null })}
          options={tiers.map((each) => ({ value: each, label: r.tier[each] }))}
        />
      </Form.Item>
    </>
  )
}

interface Codes {
  value: string[]
  onChange: (codes: string[]) => void
  disabled: boolean
}

function Spheres({ value, onChange, disabled }: Codes) {
  const { language } = useText()
  const { known } = useCatalogue()
  return (
    <Select
      id="when-spheres"
      className="wide"
      mode="multiple"
      allowClear
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={(known?.spheres ?? []).map((each) => ({ value: each.code, label: named(each, language) }))}
    />
  )
}

const most = 40

function Issues({ value, onChange, disabled }: Codes) {
  const { language } = useText()
  const { known } = useCatalogue()
  const [typed, setTyped] = useState('')
  const options = useMemo(() => {
    if (!known) return []
    const found = known.search.find(typed) ?? known.lines.map((line) => line.code)
    return [...new Set([...value, ...found.slice(0, most)])].map((code) => {
      const line = known.byCode.get(code)
      return { value: code, label: line ? named(line, language) : code, disabled: !line || Boolean(line.retired) }
    })
  }, [known, typed, value, language])
  return (
    <Select
      id="when-issues"
      className="wide"
      mode="multiple"
      allowClear
      disabled={disabled}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={(codes: string[]) => {
        setTyped('')
        onChange(codes)
      }}
      options={options}
    />
  )
}

function Places({ value, onChange, disabled }: Codes) {
  const { t, language } = useText()
  const entries = useQueries({ queries: value.map((code) => ({ ...entryQuery(code), staleTime: 600_000 })) })
  return (
    <>
      <Select
        mode="multiple"
        className="wide"
        aria-label={t.routing.places}
        open={false}
        suffixIcon={null}
        disabled={disabled}
        value={value}
        onChange={onChange}
        options={value.map((code, at) => {
          const line = entries[at]?.data?.line
          return { value: code, label: line ? inOneLine(language, line) : code }
        })}
      />
      {!disabled && (
        <AddressSelect
          label={t.routing.places}
          onChoose={(found) => found && !value.includes(found.code) && onChange([...value, found.code])}
        />
      )}
    </>
  )
}
