import type { TicketView } from '../api/client'
import type { components } from '../api/schema'
import { useNow } from '../app/clock'
import { useText, type Language, type Texts } from '../text/Text'
import { dayInWords } from '../words/time'
import { Fact } from '../work/Facts'
import './intake.css'

type Given = components['schemas']['IntakeAnswer']

/** What it was registered under, as it was worded then. */
export function IssueFact({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const { registered } = ticket
  if (ticket.type === null) return null
  return (
    <Fact name={t.intake.issue}>
      {registered ? registered.names[language] || registered.names.kk : t.intake.other}
      {registered?.urgent && <b className="issue-urgent"> ▲ {t.catalogue.urgencies[registered.urgent]}</b>}
    </Fact>
  )
}

export function GivenAnswers({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  const answers = ticket.registered?.answers ?? []
  if (answers.length === 0) return null
  return (
    <dl className="issue-answers" aria-label={t.intake.answers}>
      {answers.map((each) => (
        <div key={each.question.code}>
          <dt>{each.question.text[language] || each.question.text.kk}</dt>
          <dd>{inWords(t, language, each, now)}</dd>
        </div>
      ))}
    </dl>
  )
}

function inWords(t: Texts, language: Language, { question, answer }: Given, now: number): string {
  switch (question.kind) {
    case 'YES_NO':
      return answer === 'YES' ? t.catalogue.yes : t.catalogue.no
    case 'CHOICE': {
      const names = question.choices.find((each) => each.code === answer)?.text
      return names?.[language] || names?.kk || answer
    }
    case 'DATE':
      return dayInWords(language, answer, now)
    case 'PHOTO':
      return t.intake.photo
    case 'NUMBER':
    case 'TEXT':
    case 'PLACE':
      return answer
  }
}
