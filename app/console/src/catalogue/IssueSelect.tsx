import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { useText } from '../text/Text'
import { useKnown } from './CataloguePage'
import { named } from './known'

const most = 40

interface Props {
  id?: string
  label: string
  without: string
  several?: boolean
  value?: string[]
  onChange?: (codes: string[]) => void
}

/** Finds issues as the list does; only those that are in use, and not the one it is about. */
export function IssueSelect({ id, label, without, several, value, onChange }: Props) {
  const { language } = useText()
  const known = useKnown()
  const [words, setWords] = useState('')
  const options = useMemo(() => {
    const found = known.search.find(words) ?? known.lines.map((line) => line.code)
    const codes = [...found.slice(0, most * 3), ...(value ?? [])]
    return [...new Set(codes)]
      .map((code) => known.byCode.get(code))
      .filter((line) => line && !line.retired && line.code !== without)
      .slice(0, most)
      .map((line) => ({ value: line!.code, label: `${named(line!, language)} (${line!.code})` }))
  }, [known, words, value, without, language])
  return (
    <Select
      id={id}
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={several ? (value ?? []) : value?.[0]}
      onChange={(chosen: string | string[] | undefined) => {
        setWords('')
        onChange?.(chosen === undefined ? [] : Array.isArray(chosen) ? chosen : [chosen])
      }}
      options={options}
    />
  )
}
