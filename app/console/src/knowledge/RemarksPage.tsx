import { useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Segmented, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { refusalWords, remarksQuery, useAnswer, useTake, type Remark, type RemarkStage } from './api'

const stages = ['OPEN', 'TAKEN', 'DONE'] as const satisfies readonly RemarkStage[]

/** What was found wrong or missing waits here for a methodologist. */
export function RemarksPage() {
  const { t } = useText()
  const k = t.knowledge
  const [stage, setStage] = useState<RemarkStage>('OPEN')
  const query = useQuery(remarksQuery(stage))
  return (
    <>
      <Segmented
        aria-label={k.which}
        value={stage}
        onChange={setStage}
        options={stages.map((value) => ({ value, label: k.stages[value] }))}
      />
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="empty">{k.noRemarks[stage]}</p>}
      <ul className="remarks">
        {query.data?.map((remark) => (
          <li key={remark.id}>
            <RemarkFacts remark={remark} />
            {remark.stage !== 'DONE' && <Answering remark={remark} onTaken={() => setStage('TAKEN')} />}
          </li>
        ))}
      </ul>
    </>
  )
}

export function RemarkFacts({ remark }: { remark: Remark }) {
  const { t, language } = useText()
  const k = t.knowledge
  const now = useNow()
  const title = remark.titles?.[language] || remark.titles?.ru || remark.titles?.kk || remark.article
  return (
    <>
      <p className="quiet">
        <Tag>{remark.kind === 'WRONG' ? k.wrong : k.missing}</Tag>
        {remark.by.name} · <time dateTime={remark.at}>{when(language, Date.parse(remark.at), now)}</time>
        {remark.ticket && ` · ${k.fromTicket(spoken(remark.ticket))}`}
        {' · '}
        {remark.takenBy && remark.stage === 'TAKEN' ? k.takenBy(remark.takenBy.name) : k.stages[remark.stage]}
      </p>
      <p dir="auto" className="remark-words">
        {remark.words}
      </p>
      <p>
        {remark.article ? (
          <Link to={`/knowledge/articles/${remark.article}`}>{title}</Link>
        ) : (
          <span className="quiet">{k.noArticle}</span>
        )}
      </p>
      {remark.answer && (
        <p className="remark-answer" dir="auto">
          <b>{k.answer}:</b> {remark.answer} <span className="quiet">{remark.answeredBy?.name}</span>
        </p>
      )}
    </>
  )
}

function Answering({ remark, onTaken }: { remark: Remark; onTaken: () => void }) {
  const { t } = useText()
  const k = t.knowledge
  const { message } = App.useApp()
  const take = useTake()
  const answer = useAnswer()
  const [open, setOpen] = useState(remark.stage === 'TAKEN')
  const failed = (error: unknown) => void message.error(refusalWords(t, error))
  if (!open) {
    return (
      <div className="article-acts">
        <Button
          loading={take.isPending}
          onClick={() => take.mutate(remark.id, { onSuccess: onTaken, onError: failed })}
        >
          {k.take}
        </Button>
        <Button onClick={() => setOpen(true)}>{k.answerIt}</Button>
        {remark.article && <Link to={`/knowledge/desk/${remark.article}`}>{k.toDesk}</Link>}
      </div>
    )
  }
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { answer: string }) =>
        answer.mutate(
          { id: remark.id, answer: values.answer },
          { onSuccess: () => void message.success(k.answerSaved), onError: failed },
        )
      }
    >
      <Form.Item
        name="answer"
        label={k.answerHint}
        rules={[{ required: true, whitespace: true, message: k.answerHint }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <div className="article-acts">
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          {k.answerIt}
        </Button>
        {remark.article && <Link to={`/knowledge/desk/${remark.article}`}>{k.toDesk}</Link>}
      </div>
    </Form>
  )
}
