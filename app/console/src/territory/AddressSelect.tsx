import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useText } from '../text/Text'
import { suggestionsQuery, type Suggestion } from './api'
import { inOneLine } from './names'

interface Props {
  id?: string
  label: string
  placeholder?: string
  /** Only within this entry. */
  within?: string | null
  retired?: boolean
  /** What stands there before anything was typed. */
  shown?: string | undefined
  allowClear?: boolean
  fits?: (suggestion: Suggestion) => boolean
  onChoose: (suggestion: Suggestion | undefined) => void
}

/** An entry of the register, found while one types, in any spelling. */
export function AddressSelect({ id, label, placeholder, within, retired, shown, allowClear, fits, onChoose }: Props) {
  const { t, language } = useText()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const query = useQuery({
    ...suggestionsQuery(asked, within ?? null, retired),
    enabled: asked.length > 0,
    placeholderData: (before) => before,
  })
  const offered = (asked ? (query.data ?? []) : []).filter((each) => !fits || fits(each))
  return (
    <Select
      {...(id ? { id } : {})}
      className="address-select"
      aria-label={label}
      placeholder={placeholder ?? t.territory.searchHint}
      value={shown ?? null}
      allowClear={allowClear ?? false}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      notFoundContent={asked && !query.isFetching ? t.territory.nothing : null}
      suffixIcon={null}
      options={offered.map((each) => ({ value: each.code, label: inOneLine(language, each.line) }))}
      optionRender={(option) => {
        const found = offered.find((each) => each.code === option.value)
        return (
          <span className="address-option">
            <span>{option.label}</span>{' '}
            <span className="quiet">
              {found && t.territory.kind[found.kind]}
              {found && !found.active && ` · ${t.territory.retired}`}
            </span>
          </span>
        )
      }}
      onChange={(code: string | null) => {
        setTyped('')
        onChoose(offered.find((each) => each.code === code))
      }}
    />
  )
}
