import { Button, Input, InputNumber, Radio, Select } from 'antd'
import { useText, type Language } from '../text/Text'
import type { Question } from './api'

interface Props {
  id?: string
  question: Question
  language: Language
  /** Files from which a photo is chosen; without them it can only be looked at. */
  photos?: readonly { id: string; name: string }[]
  value?: string | undefined
  onChange?: (value: string | undefined) => void
}

/** The field in which one question is answered. */
export function Answer({ id, question, language, photos, value, onChange }: Props) {
  const { t } = useText()
  const c = t.catalogue
  const label = question.text[language] || question.code
  const given = { 'aria-label': label, ...(id ? { id } : {}) }
  switch (question.kind) {
    case 'YES_NO':
      return (
        <Radio.Group
          {...given}
          value={value}
          onChange={(event) => onChange?.(event.target.value as string)}
          options={[
            { value: 'YES', label: c.yes },
            { value: 'NO', label: c.no },
          ]}
        />
      )
    case 'CHOICE':
      return (
        <Radio.Group
          {...given}
          value={value}
          onChange={(event) => onChange?.(event.target.value as string)}
          options={(question.choices ?? []).map((each) => ({
            value: each.code,
            label: each.text?.[language] || each.code,
          }))}
        />
      )
    case 'NUMBER':
      return (
        <InputNumber
          {...given}
          stringMode
          value={value ?? null}
          onChange={(number) => onChange?.(number === null ? undefined : String(number))}
        />
      )
    case 'DATE':
      return <Input {...given} type="date" value={value ?? ''} onChange={(event) => onChange?.(event.target.value)} />
    case 'PHOTO':
      if (!photos) return <Button disabled>{c.addPhoto}</Button>
      if (photos.length === 0) return <span className="quiet">{t.intake.noPhotos}</span>
      return (
        <Select
          {...given}
          allowClear
          value={value ?? null}
          onChange={(chosen: string | undefined) => onChange?.(chosen)}
          options={photos.map((each) => ({ value: each.id, label: each.name }))}
        />
      )
    case 'TEXT':
    case 'PLACE':
      return (
        <Input
          {...given}
          maxLength={question.kind === 'TEXT' ? 2000 : 300}
          value={value ?? ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )
  }
}
