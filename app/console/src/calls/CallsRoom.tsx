import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { clockOf, spanInWords, when } from '../words/time'
import {
  callBlocksQuery,
  callMarksQuery,
  callRecordingsQuery,
  callTasksQuery,
  callWords,
  isTelephone,
  myCallsQuery,
  type CallMark,
  type CallTask,
} from './api'
import { BlockDialog } from './BlockDialog'
import { Recordings } from './CallItem'
import './calls.css'

/** The telephone: where one is rung, whom to ring, who is not put through. */
export function CallsRoom() {
  const { t } = useText()
  const permissions = useSession()!.staff.permissions
  const may = (permission: string) => permissions.includes(permission)
  return (
    <div className="calls">
      <title>{`${t.calls.title} · Komek`}</title>
      <h1>{t.calls.title}</h1>
      {may('work-tickets') && <Tasks />}
      {may('work-tickets') && <Telephone />}
      {may('supervise') && <Marks />}
      {may('supervise') && <Blocks />}
      {may('listen-to-calls') && <RecordedCalls />}
    </div>
  )
}

function Tasks() {
  const { t } = useText()
  const words = t.calls.tasks
  const query = useQuery(callTasksQuery)
  return (
    <section aria-labelledby="call-tasks">
      <h2 id="call-tasks">{words.title}</h2>
      {query.isLoading && <Skeleton active />}
      {query.isError && <Failed words={t.calls.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.tasks.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="call-tasks">
        {query.data?.tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
    </section>
  )
}

const results = ['REACHED', 'NOT_REACHED', 'WRONG_NUMBER'] as const

function Task({ task }: { task: CallTask }) {
  const { t, language } = useText()
  const words = t.calls.tasks
  const now = useNow()
  const me = useSession()!.staff.login
  const { message } = App.useApp()
  const { keep, saving, failure } = useKeeping('calls')
  const path = { params: { path: { id: task.id } } }
  const mine = task.takenBy === me
  const later = task.notBefore !== null && Date.parse(task.notBefore) > now
  return (
    <li className="call-task">
      <p className="call-who">
        <b>{words.kind[task.kind]}</b>
        {mine ? (
          <a className="number" href={`tel:${task.phone}`}>
            {task.phone}
          </a>
        ) : (
          <span className="number">{task.phone}</span>
        )}
        {task.language && <span>{t.language[task.language]}</span>}
        {task.times > 1 && <span>{words.times(task.times)}</span>}
        {task.tries > 0 && <span>{words.tries(task.tries)}</span>}
        <span className="quiet">{when(language, Date.parse(task.at), now)}</span>
        {later && <span className="quiet">{words.notBefore(clockOf(Date.parse(task.notBefore!)))}</span>}
        {task.number && (
          <Link to={`/tickets/${task.number}`}>
            {words.ticket} <span className="number">{spoken(task.number)}</span>
          </Link>
        )}
      </p>
      {task.words && <p>{task.words}</p>}
      <p className="call-acts">
        {task.takenBy === null && (
          <Button
            type={later ? 'default' : 'primary'}
            loading={saving}
            onClick={() => void keep(answer(api.PUT('/api/v1/calls/tasks/{id}/taking', path)))}
          >
            {words.take}
          </Button>
        )}
        {task.takenBy !== null && !mine && <span className="quiet">{words.with(task.taker ?? task.takenBy)}</span>}
        {mine && (
          <>
            {results.map((result) => (
              <Button
                key={result}
                type={result === 'REACHED' ? 'primary' : 'default'}
                loading={saving}
                onClick={() =>
                  void keep(
                    answer(api.POST('/api/v1/calls/tasks/{id}/tries', { ...path, body: { result } })),
                    ({ ending }) => ending === 'NOT_REACHED' && void message.info(words.over, 6),
                  )
                }
              >
                {words.result[result]}
              </Button>
            ))}
            <Button
              loading={saving}
              onClick={() => void keep(answer(api.PUT('/api/v1/calls/tasks/{id}/return', path)))}
            >
              {words.back}
            </Button>
            <Button loading={saving} onClick={() => void keep(answer(api.PUT('/api/v1/calls/tasks/{id}/end', path)))}>
              {words.notNeeded}
            </Button>
          </>
        )}
      </p>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={callWords(t, failure)} />}
    </li>
  )
}

function Telephone() {
  const { t } = useText()
  const words = t.calls.telephone
  const known = useQuery(myCallsQuery).data
  const [typed, setTyped] = useState<string>()
  const { keep, saving, failure } = useKeeping('calls')
  const address = (typed ?? known?.telephone ?? '').trim()
  const wrong = address !== '' && !isTelephone(address)
  return (
    <section aria-labelledby="my-telephone">
      <h2 id="my-telephone">{words.title}</h2>
      <p className="quiet" id="my-telephone-hint">
        {words.hint}
      </p>
      <form
        className="call-telephone"
        onSubmit={(e) => {
          e.preventDefault()
          if (!wrong)
            void keep(
              answer(api.PUT('/api/v1/calls/mine/telephone', { body: { address: address === '' ? null : address } })),
              () => setTyped(undefined),
            )
        }}
      >
        <Input
          aria-label={words.field}
          aria-describedby="my-telephone-hint"
          aria-invalid={wrong}
          status={wrong ? 'error' : ''}
          placeholder="sip:204@pbx.example.kz"
          value={typed ?? known?.telephone ?? ''}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button htmlType="submit" loading={saving} disabled={wrong || typed === undefined}>
          {words.keep}
        </Button>
      </form>
      {wrong && <p role="alert">{words.wrong}</p>}
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={callWords(t, failure)} />}
    </section>
  )
}

function Marks() {
  const { t } = useText()
  const words = t.calls.marks
  const query = useQuery(callMarksQuery)
  return (
    <section aria-labelledby="call-marks">
      <h2 id="call-marks">{words.title}</h2>
      {query.isError && <Failed words={t.calls.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.marks.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="call-tasks">
        {query.data?.marks.map((mark) => (
          <Mark key={`${mark.call} ${mark.mark}`} mark={mark} />
        ))}
      </ul>
    </section>
  )
}

function Mark({ mark }: { mark: CallMark }) {
  const { t, language } = useText()
  const words = t.calls.marks
  const now = useNow()
  const [blocking, setBlocking] = useState(false)
  const { keep, saving, failure } = useKeeping('calls')
  return (
    <li className="call-task">
      <p className="call-who">
        <b>{t.calls.mark[mark.mark]}</b>
        <span className="number">{mark.phone ?? t.calls.withheld}</span>
        {mark.times > 1 && <span>{words.times(mark.times)}</span>}
        <span className="quiet">
          {mark.by}, {when(language, Date.parse(mark.at), now)}
        </span>
        {mark.blocked && <span>{words.blocked}</span>}
      </p>
      <p className="call-acts">
        <Button
          size="small"
          loading={saving}
          onClick={() =>
            void keep(
              answer(
                api.DELETE('/api/v1/calls/{call}/marks/{mark}', {
                  params: { path: { call: mark.call, mark: mark.mark } },
                }),
              ),
            )
          }
        >
          {words.lift}
        </Button>
        {mark.phone !== null && !mark.blocked && (
          <Button size="small" onClick={() => setBlocking(true)}>
            {t.calls.blocks.block}
          </Button>
        )}
      </p>
      {blocking && <BlockDialog call={mark.call} onClose={() => setBlocking(false)} />}
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={callWords(t, failure)} />}
    </li>
  )
}

function RecordedCalls() {
  const { t, language } = useText()
  const words = t.calls.recordings
  const now = useNow()
  const query = useQuery(callRecordingsQuery)
  return (
    <section aria-labelledby="call-recordings">
      <h2 id="call-recordings">{words.title}</h2>
      <p className="quiet">{words.hint}</p>
      {query.isLoading && <Skeleton active />}
      {query.isError && <Failed words={t.calls.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.calls.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="call-tasks">
        {query.data?.calls.map((call) => (
          <li className="call-task" key={call.call}>
            <p className="call-who">
              <b>{call.operator ?? t.calls.entry.unanswered}</b>
              <span className="number">{call.phone ?? t.calls.withheld}</span>
              {call.language && <span>{t.language[call.language]}</span>}
              {call.talkSeconds !== null && <span>{spanInWords(language, call.talkSeconds * 1000)}</span>}
              <span className="quiet">{when(language, Date.parse(call.at), now)}</span>
            </p>
            <Recordings call={call} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Blocks() {
  const { t, language } = useText()
  const words = t.calls.blocks
  const now = useNow()
  const query = useQuery(callBlocksQuery)
  const { keep, saving, failure } = useKeeping('calls')
  return (
    <section aria-labelledby="call-blocks">
      <h2 id="call-blocks">{words.title}</h2>
      {query.isError && <Failed words={t.calls.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.blocks.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="call-tasks">
        {query.data?.blocks.map((block) => (
          <li className="call-task" key={block.id}>
            <p className="call-who">
              <span className="number">{block.phone}</span>
              <span>{block.reason}</span>
              <span className="quiet">
                {block.by}, {words.until(when(language, Date.parse(block.until), now))}
              </span>
              <Button
                size="small"
                loading={saving}
                onClick={() =>
                  void keep(answer(api.DELETE('/api/v1/calls/blocks/{id}', { params: { path: { id: block.id } } })))
                }
              >
                {words.lift}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={callWords(t, failure)} />}
    </section>
  )
}
