import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { allOrganisationsQuery } from '../keep/keep'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'

interface Choice {
  id: string
  focus?: boolean
}

interface One extends Choice {
  value: string
  onChange: (code: string) => void
}

interface Several extends Choice {
  value: string[]
  onChange: (codes: string[]) => void
}

/** An organisation that somebody executes for, found by its name in any language or by its code. */
export function OrganisationField({ id, value, focus, onChange }: One) {
  const offered = useOffered()
  return (
    <Select
      id={id}
      value={value || undefined}
      autoFocus={focus}
      allowClear
      {...offered}
      onChange={(code: string | undefined) => onChange(code ?? '')}
    />
  )
}

export function OrganisationsField({ id, value, onChange }: Several) {
  return <Select id={id} mode="multiple" value={value} {...useOffered()} onChange={onChange} />
}

function useOffered() {
  const { language } = useText()
  const { data, isPending } = useQuery(allOrganisationsQuery)
  const options = (data ?? [])
    .filter((each) => each.active && each.staffed)
    .map((each) => ({
      value: each.code,
      label: organisationName(language, each.code),
      words: `${Object.values(each.names).join(' ')} ${each.code}`.toLowerCase(),
    }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return {
    options,
    loading: isPending,
    showSearch: {
      filterOption: (typed: string, option?: { words: string }) =>
        option !== undefined &&
        typed
          .toLowerCase()
          .split(/\s+/)
          .every((word) => option.words.includes(word)),
    },
  }
}
