import { Segmented } from 'antd'
import { useState } from 'react'
import { languages, useText, type Language } from '../text/Text'
import { Answer } from './Answer'
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
