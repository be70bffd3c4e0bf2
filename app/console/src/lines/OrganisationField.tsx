import { Input } from 'antd'

interface Props {
  id: string
  value: string
  focus?: boolean
  onChange: (code: string) => void
}

/** An organisation by its code; the server has no list of them yet that one could search. */
export function OrganisationField({ id, value, focus, onChange }: Props) {
  return (
    <Input
      id={id}
      value={value}
      autoFocus={focus}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={80}
      onChange={(event) => onChange(event.target.value.toUpperCase().replace(/[^A-Z0-9_]/g, ''))}
    />
  )
}
