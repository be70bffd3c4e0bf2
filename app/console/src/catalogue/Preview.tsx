import { Button, Input, InputNumber, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { languages, useText, type Language } from '../text/Text'
import type { Names, Question } from './api'
import { open } from './branches'

/** The intake questions as the operator meets them, in any of the three languages; nothing is kept. */
export function Preview({ questions, script }: { questions: readonly Question[]; script: Names }) {
  const { t, language: own } = useText()
  const c = t.catalogue
  const [language, setLanguage] = useState<Language>(own)
  const [answers, setAnswers] = useState<Record<string, string | undefined>>({})
  const asked = open(questions, answers)
  return (
    <div className="preview">
      <Segmented<Language>
        aria-label={t.login.language}
        value={language}
        onChange={setLanguage}
        options={languages.map((each) => ({ value: each, label: c.languages[each] }))}
      />
      <p className="preview-script" lang={language}>
        {script[language] || <span className="quiet">{c.noScript}</span>}
      </p>
      <p className="quiet">{questions.length > 0 ? c.previewLead : c.noQuestions}</p>
      {asked.map((question) => (
        <fieldset key={question.code} lang={language}>
          <legend>
            {question.text[language] || question.code}
            {question.required && <span className="must"> *</span>}
          </legend>
          <Answer
            question={question}
            language={language}
            value={answers[question.code]}
            onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
          />
        </fieldset>
      ))}
    </div>
  )
}

function Answer({
  question,
  language,
  value,
  onChange,
}: {
  question: Question
  language: Language
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const { t } = useText()
  const c = t.catalogue
  const label = question.text[language] || question.code
  switch (question.kind) {
    case 'YES_NO':
      return (
        <Radio.Group
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value as string)}
          options={[
            { value: 'YES', label: c.yes },
            { value: 'NO', label: c.no },
          ]}
        />
      )
    case 'CHOICE':
      return (
        <Radio.Group
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value as string)}
          options={(question.choices ?? []).map((each) => ({
            value: each.code,
            label: each.text?.[language] || each.code,
          }))}
        />
      )
    case 'NUMBER':
      return (
        <InputNumber aria-label={label} onChange={(number) => onChange(number === null ? undefined : String(number))} />
      )
    case 'DATE':
      return <Input aria-label={label} type="date" onChange={(event) => onChange(event.target.value)} />
    case 'PHOTO':
      return <Button disabled>{c.addPhoto}</Button>
    case 'TEXT':
    case 'PLACE':
      return <Input aria-label={label} onChange={(event) => onChange(event.target.value)} />
  }
}
