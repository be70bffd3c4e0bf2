import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { colleaguesQuery } from '../api/queries'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'

interface Person {
  login: string
  name: string
}

interface Props {
  id: string
  value: readonly Person[]
  /** Their people are offered before anything is typed. */
  organisations: readonly string[]
  onChange: (people: Person[]) => void
}

/** People found by their name, wherever they work. Nobody can be named who does not work here. */
export function ColleaguesField({ id, value, organisations, onChange }: Props) {
  const { t, language } = useText()
  const words = t.colleagues
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { data, isPending, isError } = useQuery(colleaguesQuery(text, organisations))
  const options = (data ?? []).map(({ login, name, organisation }) => ({
    value: login,
    label: name,
    where: organisation ? organisationName(language, organisation) : words.centre,
  }))
  return (
    <Select
      id={id}
      mode="multiple"
      labelInValue
      value={value.map(({ login, name }) => ({ value: login, label: name }))}
      options={options}
      loading={isPending}
      placeholder={words.type}
      notFoundContent={
        <span className="quiet">{isError ? words.failed : isPending ? words.seeking : words.nobody}</span>
      }
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      optionRender={({ data: one }) => (
        <>
          {one.label} <span className="quiet">{one.where}</span>
        </>
      )}
      onChange={(chosen: { value: string; label?: unknown }[]) => {
        setTyped('')
        onChange(chosen.map(({ value: login, label }) => ({ login, name: typeof label === 'string' ? label : login })))
      }}
    />
  )
}
