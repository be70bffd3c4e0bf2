import { Select } from 'antd'
import { asColleague, asOption, useColleagues, type Colleague } from './colleagues'

interface Props {
  id: string
  value: readonly Colleague[]
  /** Their people are offered before anything is typed. */
  organisations: readonly string[]
  onChange: (people: Colleague[]) => void
}

/** Several people. */
export function ColleaguesField({ id, value, organisations, onChange }: Props) {
  const { field, forget } = useColleagues(organisations, (found) => found)
  return (
    <Select
      {...field}
      id={id}
      mode="multiple"
      value={value.map(asOption)}
      onChange={(chosen: { value: string; label?: unknown }[]) => {
        forget()
        onChange(chosen.map(asColleague))
      }}
    />
  )
}
