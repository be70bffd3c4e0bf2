import { Button, Form } from 'antd'
import type { TicketView } from '../api/client'
import { Answer } from '../catalogue/Answer'
import type { Revision } from '../catalogue/api'
import { open } from '../catalogue/branches'
import { useText, type Language } from '../text/Text'
import { byWhen, spanInWords } from '../words/time'
import { Fact, Facts } from '../work/Facts'
import { lasting } from './promise'
import './intake.css'

interface Props {
  ticket: TicketView
  wording: Revision | undefined
  pending: boolean
  failed: boolean
  retry: () => void
  /** The resident's, in which they are asked. */
  spoken: Language
}

/** What the chosen issue means: how urgent, what is promised, what to say and what to ask. */
export function IssueAsked({ ticket, wording, pending, failed, retry, spoken }: Props) {
  const { t, language } = useText()
  const answers = (Form.useWatch('answers') as Record<string, string | undefined> | undefined) ?? {}
  if (pending) return <p className="quiet issue-waits">{t.intake.questionsAwaited}</p>
  if (failed) {
    return (
      <p className="issue-failed" role="alert">
        {t.intake.questionsFailed}{' '}
        <Button type="link" size="small" onClick={retry}>
          {t.app.retry}
        </Button>
      </p>
    )
  }
  if (!wording) return null
  const { urgent, priority, target, script, questions } = wording
  const photos = ticket.messages
    .flatMap((message) => message.attachments)
    .filter((file) => !file.refused && file.mediaType.startsWith('image/'))
  const said = script[spoken] || script.kk || script.ru || script.en
  const asked = open(questions, answers)
  return (
    <div className="issue-asked">
      <Facts>
        {urgent && (
          <Fact name={t.intake.danger}>
            <b className="issue-urgent">▲ {t.catalogue.urgencies[urgent]}</b>
          </Fact>
        )}
        {!urgent && priority !== 'NORMAL' && (
          <Fact name={t.intake.priority}>
            {priority === 'URGENT' ? (
              <b className="issue-urgent">▲ {t.catalogue.priorities.URGENT}</b>
            ) : (
              t.catalogue.priorities[priority]
            )}
          </Fact>
        )}
        {target && (
          <Fact name={t.intake.promised}>
            {spanInWords(language, lasting(target))},{' '}
            {byWhen(language, Date.parse(ticket.receivedAt) + lasting(target))}
          </Fact>
        )}
      </Facts>
      {said && (
        <details className="issue-script" open>
          <summary>{t.intake.script}</summary>
          <p lang={script[spoken] ? spoken : undefined}>{said}</p>
        </details>
      )}
      {asked.length > 0 && (
        <fieldset className="issue-questions">
          <legend>{t.intake.questions}</legend>
          {asked.map((question) => (
            <Form.Item
              key={question.code}
              name={['answers', question.code]}
              label={
                <span lang={spoken}>
                  {question.text[spoken] || question.text.kk || question.code}
                  {!question.required && <span className="quiet"> ({t.intake.optional})</span>}
                </span>
              }
              rules={question.required ? [{ required: true, whitespace: true, message: t.intake.needed }] : []}
            >
              <Answer question={question} language={spoken} photos={photos} />
            </Form.Item>
          ))}
        </fieldset>
      )}
    </div>
  )
}
