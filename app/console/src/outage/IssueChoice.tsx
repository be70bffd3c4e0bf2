import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { named, useCatalogue } from '../catalogue/known'
import { useText } from '../text/Text'

const most = 40

interface Props {
  id: string
  label: string
  several?: boolean
  value: string[]
  onChange: (codes: string[]) => void
}

/** Issues in use, found as the catalogue finds them. */
export function IssueChoice({ id, label, several, value, onChange }: Props) {
  const { language } = useText()
  const { known, pending } = useCatalogue()
  const [words, setWords] = useState('')
  const options = useMemo(() => {
    if (!known) return []
    const found = known.search.find(words) ?? known.lines.map((line) => line.code)
    return [...new Set([...found.slice(0, most * 3), ...value])]
      .map((code) => known.byCode.get(code))
      .filter((line) => line && !line.retired)
      .slice(0, most)
      .map((line) => ({ value: line!.code, label: named(line!, language) }))
  }, [known, words, value, language])
  return (
    <Select
      id={id}
      aria-label={label}
      mode={several ? 'multiple' : undefined}
      allowClear
      loading={pending}
      showSearch={{ filterOption: false, onSearch: setWords }}
      value={several ? value : (value[0] ?? null)}
      onChange={(chosen: string | string[] | null | undefined) => {
        setWords('')
        onChange(!chosen ? [] : Array.isArray(chosen) ? chosen : [chosen])
      }}
      options={options}
    />
  )
}
