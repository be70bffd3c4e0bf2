import { useQuery } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { TicketView } from '../api/client'
import { districtsQuery } from '../api/queries'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Deadlines } from '../deadline/Deadlines'
import { Keys } from '../keys/KeysHelp'
import { ComplaintFacts } from '../lines/ComplaintFacts'
import { ExecutionFacts } from '../lines/ExecutionFacts'
import { Related } from '../lines/Related'
import { GivenAnswers, IssueFact } from '../intake/RegisteredIssue'
import { RatingFact } from '../quality/RatingFact'
import { RiskFact, RouteFact } from '../routing/RouteFacts'
import { ResidentBlock } from '../residents/ResidentBlock'
import { Suggestions } from '../suggest/Suggestions'
import type { Matter, Picked } from '../suggest/asked'
import { AddressFacts } from '../territory/AddressFacts'
import { TurnFact } from '../shift/TurnFact'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { byWhen, when } from '../words/time'
import { Fact, Facts } from './Facts'
import { Files } from './Files'
import { pathOf } from './queues'
import { RegistrationForm } from './RegistrationForm'

interface Props {
  ticket: TicketView
  editing: boolean
  onEdit: () => void
  onDone: (answering?: boolean) => void
  /** Puts words into what is being answered. False: nobody can be answered. */
  onUse: (words: string) => boolean
}

export function Context({ ticket, editing, onEdit, onDone, onUse }: Props) {
  const { t, language } = useText()
  const now = useNow()
  const me = useSession()?.staff.login
  const districts = useQuery(districtsQuery).data ?? []
  const districtName = (code: string | null | undefined) =>
    code ? (districts.find((each) => each.code === code)?.[language] ?? code) : undefined
  const files = ticket.messages.flatMap((message) => message.attachments)
  const mayRegister = ticket.allowed.includes('REGISTER')
  // Nothing else can be done well before a ticket is registered, so the form stands open.
  const form = mayRegister && (editing || ticket.type === null)
  const [matter, setMatter] = useState<Matter>()
  const [picked, setPicked] = useState<Picked>()
  const suggestions = (
    <Suggestions
      ticket={ticket}
      matter={form ? matter : undefined}
      steady={form}
      onUse={onUse}
      onIssue={
        mayRegister
          ? (code) => {
              setPicked({ code })
              if (!form) onEdit()
            }
          : undefined
      }
    />
  )

  return (
    <>
      <section>
        <Facts>
          <Fact name={t.context.status}>{t.status[ticket.status]}</Fact>
          {ticket.outcome && <Fact name={t.context.outcome}>{t.outcome[ticket.outcome]}</Fact>}
          <RatingFact ticket={ticket} />
          <RiskFact ticket={ticket} />
          <RouteFact ticket={ticket} />
          {ticket.status !== 'CLOSED' && ticket.status !== 'MERGED' && (
            <Fact name={t.context.due}>{byWhen(language, Date.parse(ticket.dueAt))}</Fact>
          )}
          {ticket.pausedAt && (
            <Fact name={t.context.paused}>
              {t.context.pausedSince(when(language, Date.parse(ticket.pausedAt), now))}
            </Fact>
          )}
          <Fact name={t.context.received}>
            {when(language, Date.parse(ticket.receivedAt), now)}, {t.channel[ticket.channel]}
          </Fact>
          <Fact name={t.context.assignee}>
            {ticket.assignee ? (ticket.assignee.login === me ? t.queue.you : ticket.assignee.name) : t.queue.nobody}
          </Fact>
          <TurnFact ticket={ticket} />
          {ticket.continues && (
            <Fact name={t.context.continues}>
              <TicketLink number={ticket.continues} />
            </Fact>
          )}
          {ticket.continuedBy && (
            <Fact name={t.context.continuedBy}>
              <TicketLink number={ticket.continuedBy} />
            </Fact>
          )}
        </Facts>
      </section>
      <Deadlines ticket={ticket} />
      <ExecutionFacts ticket={ticket} />
      <ComplaintFacts ticket={ticket} />
      {form && suggestions}
      <section>
        <h2>
          {t.registration.title}
          {mayRegister && !form && (
            <Tooltip title={<Keys keys="e" />}>
              <Button size="small" onClick={onEdit}>
                {t.act.edit}
              </Button>
            </Tooltip>
          )}
        </h2>
        {form ? (
          <RegistrationForm
            key={ticket.type === null ? 'new' : 'correct'}
            ticket={ticket}
            districts={districts}
            focus={editing}
            onDone={onDone}
            onMatter={setMatter}
            picked={picked}
            cancellable={ticket.type !== null}
          />
        ) : (
          <Facts>
            <IssueFact ticket={ticket} />
            <Fact name={t.registration.type}>{ticket.type ? t.type[ticket.type] : t.registration.none}</Fact>
            <Fact name={t.registration.name}>{ticket.title}</Fact>
            <Fact name={t.registration.district}>{districtName(ticket.district) ?? t.registration.districtNone}</Fact>
            {ticket.language && <Fact name={t.registration.language}>{t.language[ticket.language]}</Fact>}
          </Facts>
        )}
        {!form && <GivenAnswers ticket={ticket} />}
      </section>
      {!form && suggestions}
      <section>
        <h2>{t.context.resident}</h2>
        <ResidentBlock ticket={ticket} />
        {ticket.trackingUrl && (
          <a href={ticket.trackingUrl} target="_blank" rel="noreferrer">
            {t.context.tracking}
          </a>
        )}
      </section>
      <section>
        <h2>{t.context.place}</h2>
        <AddressFacts ticket={ticket} brief={form} />
        <PlaceLines place={ticket.place} district={districtName(ticket.place?.district ?? ticket.district)} />
      </section>
      <Related ticket={ticket} />
      <section>
        <h2>{t.file.title}</h2>
        {files.length > 0 ? <Files number={ticket.number} files={files} /> : <p className="quiet">{t.file.none}</p>}
      </section>
    </>
  )
}

function TicketLink({ number }: { number: string }) {
  return <Link to={pathOf('OPEN', number)}>{spoken(number)}</Link>
}

function PlaceLines({ place, district }: { place: TicketView['place']; district: string | undefined }) {
  const { t } = useText()
  const { latitude, longitude } = place ?? {}
  const located = latitude != null && longitude != null
  if (!place?.address && !district && !located) return <p className="quiet">{t.context.noPlace}</p>
  const point = located ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : ''
  return (
    <>
      {place?.address && <p className="breaks">{place.address}</p>}
      {district && <p>{district}</p>}
      {located && (
        <p>
          <a
            href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t.context.map(point)}
          >
            {point}
          </a>
        </p>
      )}
    </>
  )
}
