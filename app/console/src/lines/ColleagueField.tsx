import { Select } from 'antd'
import { asColleague, asOption, useColleagues, type Colleague } from './colleagues'

interface Props {
  id: string
  value: Colleague | null
  /** Who has it already. */
  except?: string | undefined
  onChange: (person: Colleague | null) => void
}

/** One of them. Of the centre first: an executor is found by name, in case they also work here. */
export function ColleagueField({ id, value, except, onChange }: Props) {
  const { field, forget } = useColleagues([], (found, typed) =>
    found
      .filter((each) => each.login !== except && (typed || !each.organisation))
      .sort((a, b) => Number(a.organisation !== null) - Number(b.organisation !== null)),
  )
  return (
    <Select
      {...field}
      id={id}
      allowClear
      value={value ? asOption(value) : null}
      onChange={(chosen: { value: string; label?: unknown } | null | undefined) => {
        forget()
        onChange(chosen ? asColleague(chosen) : null)
      }}
    />
  )
}
