import { ArrowLeftOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import type { TicketView } from '../api/client'
import { districtsQuery, ticketQuery, useAccept } from '../api/queries'
import { inWords, Refusal } from '../api/refusal'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { GivenAnswers } from '../intake/RegisteredIssue'
import { useText } from '../text/Text'
import { lacking, sentence } from '../words/history'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { byWhen, dayInWords, when } from '../words/time'
import { Files } from '../work/Files'
import { Remaining } from '../work/Remaining'
import { fieldActs, isHelping, type FieldAct } from './acts'
import { AnswerForm } from './AnswerForm'
import { GiveBackForm, NoteForm, PlanForm } from './Forms'
import { usePolling } from './polling'
import { tabOf } from './tabs'

export function FieldTicket() {
  const { t } = useText()
  const { tab: path, number = '' } = useParams()
  const tab = tabOf(path)
  const query = useQuery({ ...ticketQuery(number), ...usePolling() })
  const missing = query.error instanceof Refusal && query.error.status === 404
  if (!/^[0-9]{10}$/.test(number)) return <Navigate to={`/field/${tab}`} replace />
  return (
    <article className="field-ticket" aria-label={`${t.ticket.label} ${spoken(number)}`}>
      <title>{`${spoken(number)} · Komek`}</title>
      {query.data && !missing ? (
        <Opened ticket={query.data} />
      ) : (
        <>
          <h1 className="unseen">
            {t.ticket.label} {spoken(number)}
          </h1>
          <Link className="field-back" to={`/field/${tab}`}>
            <ArrowLeftOutlined aria-hidden /> {t.field.back}
          </Link>
          {query.isPending && <Skeleton active className="field-waiting" />}
          {query.isError && (
            <Failed
              words={missing ? t.problem.codes.NO_SUCH_TICKET! : t.ticket.failed}
              error={missing ? undefined : query.error}
              retry={() => void query.refetch()}
            />
          )}
        </>
      )}
    </article>
  )
}

function Opened({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const now = useNow()
  const { tab: path } = useParams()
  const tab = tabOf(path)
  const [search, setSearch] = useSearchParams()
  const accept = useAccept(ticket.number)
  const heading = useRef<HTMLHeadingElement>(null)
  const { next, others } = fieldActs(ticket)
  const doing = search.get('do') as FieldAct | null

  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  function begin(act: FieldAct) {
    if (act !== 'accept' && act !== 'begin') return setSearch({ do: act })
    if (accept.isPending) return
    accept.mutate(undefined, {
      onSuccess: () => {
        void message.success(t.field.accepted)
        void navigate(`/field/work/${ticket.number}`, { replace: true })
      },
    })
  }

  const finish = () => setSearch({}, { replace: true })
  if (doing && [next, ...others].includes(doing)) {
    if (doing === 'answer') return <AnswerForm ticket={ticket} onClose={finish} />
    if (doing === 'plan' || doing === 'replan') return <PlanForm ticket={ticket} onClose={finish} />
    if (doing === 'giveBack') return <GiveBackForm ticket={ticket} onClose={finish} />
    if (doing === 'note') return <NoteForm ticket={ticket} onClose={finish} />
  }

  const { execution } = ticket
  return (
    <>
      <div className="field-body">
        <Link className="field-back" to={`/field/${tab}`}>
          <ArrowLeftOutlined aria-hidden /> {t.field.back}
        </Link>
        <div className="field-line">
          <Remaining ticket={ticket} long />
          <span className="number">{spoken(ticket.number)}</span>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          {ticket.title || t.queue.noTitle}
        </h1>
        <p className="quiet">
          {t.status[ticket.status]}
          {ticket.status !== 'CLOSED' && <>, {byWhen(language, Date.parse(ticket.dueAt))}</>}
        </p>
        {execution && (execution.waitsForFunds || execution.plannedFor) && (
          <p>
            {t.context.planned}:{' '}
            {execution.waitsForFunds
              ? execution.plannedFor
                ? t.context.fundsBy(dayInWords(language, execution.plannedFor, now))
                : t.context.funds
              : t.context.plannedFor(dayInWords(language, execution.plannedFor!, now))}
          </p>
        )}
        <Notices ticket={ticket} />
        <Where ticket={ticket} />
        {ticket.registered && (
          <section>
            <h2>{t.intake.issue}</h2>
            <p>{ticket.registered.names[language]}</p>
            <GivenAnswers ticket={ticket} />
          </section>
        )}
        <section>
          <h2>{t.field.said}</h2>
          {ticket.messages
            .filter((each) => each.direction === 'IN')
            .map((each) => (
              <div key={each.id} className="field-said">
                <p className="quiet">{when(language, Date.parse(each.at), now)}</p>
                <div className="message-text" dir="auto">
                  {each.text || t.ticket.noText}
                </div>
                {each.attachments.length > 0 && <Files number={ticket.number} files={each.attachments} />}
              </div>
            ))}
        </section>
        {ticket.messages.some((each) => each.direction === 'NOTE') && (
          <section>
            <h2>{t.message.note}</h2>
            {ticket.messages
              .filter((each) => each.direction === 'NOTE')
              .map((each) => (
                <div key={each.id} className="field-said">
                  <p className="quiet">
                    {each.kind === 'PROPOSAL' ? t.field.answered : (each.author?.name ?? t.message.centre)},{' '}
                    {when(language, Date.parse(each.at), now)}
                  </p>
                  <div className="message-text" dir="auto">
                    {each.text}
                  </div>
                  {each.attachments.length > 0 && <Files number={ticket.number} files={each.attachments} />}
                </div>
              ))}
          </section>
        )}
        <History ticket={ticket} />
      </div>
      <footer className="field-acts">
        {accept.isError && (
          <Alert type="error" showIcon role="alert" title={`${t.field.notSent} ${inWords(t, accept.error)}`} />
        )}
        {others.length > 0 && (
          <div className="field-others">
            {others.map((act) => (
              <Button key={act} onClick={() => begin(act)} loading={act === 'begin' && accept.isPending}>
                {t.field[act]}
              </Button>
            ))}
          </div>
        )}
        {next ? (
          <Button type="primary" block className="field-next" loading={accept.isPending} onClick={() => begin(next)}>
            {accept.isError ? t.field.again : t.field[next]}
          </Button>
        ) : (
          <p className="quiet">
            {ticket.status === 'TO_VERIFY' || ticket.status === 'WAITING_FOR_RESIDENT'
              ? t.field.waits[ticket.status]
              : t.field.waits.other}
          </p>
        )}
      </footer>
    </>
  )
}

/** What the centre told us with it, and why our answer came back. */
function Notices({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const sent = ticket.history.findLast((entry) => entry.kind === 'SENT' || entry.kind === 'REDIRECTED')
  const verdict = ticket.history.findLast((entry) => entry.kind === 'SENT_BACK' || entry.kind === 'ANSWER_PROPOSED')
  const back = verdict?.kind === 'SENT_BACK' && ticket.status !== 'CLOSED' ? verdict.details : undefined
  return (
    <>
      {back && (
        <Alert
          type="warning"
          showIcon
          title={t.field.reworkTitle}
          description={
            <>
              <p>{back.reason}</p>
              {back.missing && <p>{t.gate.lacks(lacking(t, back.missing.split(' ')))}</p>}
            </>
          }
        />
      )}
      {sent?.details.note && (
        <Alert type="info" showIcon title={t.field.dispatchNote} description={sent.details.note} />
      )}
      {isHelping(ticket) && ticket.execution && (
        <Alert
          type="info"
          showIcon
          title={t.field.helping(organisationName(language, ticket.execution.organisation))}
        />
      )}
    </>
  )
}

function Where({ ticket: { place, district } }: { ticket: TicketView }) {
  const { t, language } = useText()
  const districts = useQuery(districtsQuery).data
  const name = districts?.find((each) => each.code === (place?.district ?? district))?.[language]
  const { latitude, longitude } = place ?? {}
  const located = latitude != null && longitude != null
  return (
    <section>
      <h2>{t.field.place}</h2>
      {place?.address && <p className="breaks">{place.address}</p>}
      {name && <p>{name}</p>}
      {!place?.address && !name && <p className="quiet">{t.context.noPlace}</p>}
      {located && (
        <Button
          block
          icon={<EnvironmentOutlined />}
          href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
          target="_blank"
          rel="noreferrer"
        >
          {t.field.openMap}
        </Button>
      )}
    </section>
  )
}

function History({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const now = useNow()
  const districts = useQuery(districtsQuery).data ?? []
  return (
    <details className="field-history">
      <summary>{t.field.history}</summary>
      <ol>
        {ticket.history.toReversed().map((entry) => (
          <li key={entry.version}>
            {sentence(t, language, districts, entry, { channel: ticket.channel })}{' '}
            <span className="quiet">{when(language, Date.parse(entry.at), now)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
