import { Form, Input } from 'antd'
import { languages, useText } from '../text/Text'
import type { Rule } from './api'

type Names = Rule['names']

interface Props {
  /** Before the language in each field's id. */
  id: string
  /** Before the language in each label, where it does not stand above them. */
  label?: string
  value: Names
  disabled?: boolean
  onChange: (names: Names) => void
}

/** A name in each language. */
export function NamesFields({ id, label, value, disabled = false, onChange }: Props) {
  const { t } = useText()
  return languages.map((each) => (
    <Form.Item key={each} label={label ? `${label}: ${t.language[each]}` : t.language[each]} htmlFor={`${id}-${each}`}>
      <Input
        id={`${id}-${each}`}
        lang={each}
        maxLength={120}
        disabled={disabled}
        value={value[each]}
        onChange={(event) => onChange({ ...value, [each]: event.target.value })}
      />
    </Form.Item>
  ))
}
