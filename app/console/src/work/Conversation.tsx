import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { districtsQuery, formerWordsQuery } from '../api/queries'
import { inWords } from '../api/refusal'
import type { Message, TicketView } from '../api/client'
import { useNow } from '../app/clock'
import { CallItem } from '../calls/CallItem'
import { useTicketCalls } from '../calls/api'
import { RuleInWords } from '../routing/RouteFacts'
import { useText, type Texts } from '../text/Text'
import { sentence } from '../words/history'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { Files } from './Files'
import { ChannelIcon } from './Row'
import { Taken } from './Taken'
import { timeline, type TimelineAct } from './timeline'

/** One column, the newest at the bottom; who reads further up is told of what is new and is not moved. */
export function Conversation({ ticket }: { ticket: TicketView }) {
  const { t } = useText()
  const calls = useTicketCalls(ticket)
  const items = useMemo(() => timeline(ticket, calls), [ticket, calls])
  const scroller = useRef<HTMLDivElement>(null)
  const atBottom = useRef(true)
  const [below, setBelow] = useState(false)
  const count = ticket.messages.length + calls.length

  const toBottom = () => {
    const place = scroller.current
    if (place) place.scrollTop = place.scrollHeight
    setBelow(false)
  }
  useLayoutEffect(() => {
    if (atBottom.current) toBottom()
    else setBelow(true)
  }, [count])

  return (
    <div className="conversation-frame">
      <div
        className="conversation"
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label={t.ticket.conversation}
        aria-live="off"
        onScroll={({ currentTarget: place }) => {
          atBottom.current = place.scrollHeight - place.scrollTop - place.clientHeight < 48
          if (atBottom.current) setBelow(false)
        }}
      >
        <ol>
          {items.map((item) =>
            item.kind === 'message' ? (
              <MessageItem key={item.message.id} message={item.message} ticket={ticket} closing={item.closing} />
            ) : item.kind === 'call' ? (
              <CallItem key={item.call.call} call={item.call} />
            ) : (
              <li key={item.key} className="acts">
                {item.folded.length > 0 && (
                  <details>
                    <summary>{t.ticket.folded(item.folded.length)}</summary>
                    {item.folded.map((entry) => (
                      <ActLine key={entry.version} entry={entry} channel={ticket.channel} />
                    ))}
                  </details>
                )}
                {item.shown.map((entry) => (
                  <ActLine key={entry.version} entry={entry} channel={ticket.channel} />
                ))}
              </li>
            ),
          )}
        </ol>
      </div>
      {below && (
        <Button size="small" type="primary" className="below" onClick={toBottom}>
          ↓ {t.ticket.newBelow}
        </Button>
      )}
    </div>
  )
}

function ActLine({ entry, channel }: { entry: TimelineAct; channel: string }) {
  const { t, language } = useText()
  const now = useNow()
  const districts = useQuery(districtsQuery).data
  return (
    <p>
      {sentence(t, language, districts ?? [], entry, { corrected: entry.corrected, channel })}
      {entry.details.rules && entry.kind !== 'RISK_WEIGHED' && (
        <>
          {' · '}
          <RuleInWords details={entry.details} />
        </>
      )}{' '}
      <time dateTime={entry.at}>{when(language, Date.parse(entry.at), now)}</time>
    </p>
  )
}

function MessageItem({ message, ticket, closing }: { message: Message; ticket: TicketView; closing: boolean }) {
  const { t, language } = useText()
  const now = useNow()
  const { direction } = message
  const author =
    direction === 'IN' ? (ticket.resident?.name ?? t.message.resident) : (message.author?.name ?? t.message.centre)
  const label = closing ? t.message.closing : labels(t)[message.kind]
  return (
    <li className={`message ${message.kind === 'PROPOSAL' ? 'proposal' : direction.toLowerCase()}`}>
      <div className="message-head">
        <b>{author}</b>
        {direction === 'IN' && <ChannelIcon channel={ticket.channel} />}
        {label && (
          <span className="message-label">
            {direction === 'NOTE' && <LockOutlined aria-hidden />} {label}
          </span>
        )}
        {message.number && <span className="message-label">{t.message.on(spoken(message.number))}</span>}
        <time dateTime={message.at} className="quiet">
          {when(language, Date.parse(message.at), now)}
        </time>
      </div>
      {message.deletedAt && <p className="quiet">{t.message.deleted}</p>}
      {message.text ? (
        <div className="message-text" dir="auto">
          {message.text}
        </div>
      ) : (
        <p className="quiet">{t.ticket.noText}</p>
      )}
      {message.editedAt && <Before number={ticket.number} message={message} />}
      {message.attachments.length > 0 && <Files number={ticket.number} files={message.attachments} />}
      {message.attachments.map((file) => file.taken && <Taken key={file.id} ticket={ticket} taken={file.taken} />)}
      {direction === 'OUT' && <DeliveryLine delivery={message.delivery} />}
    </li>
  )
}

/** What stood there before, for whoever wants to know what was answered. */
function Before({ number, message }: { number: string; message: Message }) {
  const { t, language } = useText()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const query = useQuery({ ...formerWordsQuery(number, message.id, message.editedAt), enabled: open })
  return (
    <details className="former" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="quiet">{t.message.edited}</summary>
      {query.isError && <p role="alert">{inWords(t, query.error)}</p>}
      <ol>
        {query.data?.before.map((each) => (
          <li key={each.until}>
            <span className="quiet">{t.message.until(when(language, Date.parse(each.until), now))}</span>
            <div className="message-text" dir="auto">
              {each.text}
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}

const notDelivered: ReadonlySet<string> = new Set(['REFUSED', 'RETURNED', 'WINDOW_CLOSED', 'UNREACHABLE'])

function DeliveryLine({ delivery }: { delivery: Message['delivery'] }) {
  const { t } = useText()
  if (!delivery) return <p className="delivery">{t.message.onPage}</p>
  const lost = notDelivered.has(delivery.state)
  const unsure = delivery.state === 'UNKNOWN' || delivery.state === 'NOT_ACCEPTED'
  return (
    <p className={`delivery${lost ? ' lost' : unsure ? ' unsure' : ''}`}>
      {lost && <span aria-hidden>✕ </span>}
      {unsure && <span aria-hidden>△ </span>}
      {delivery.state === 'SENT' && <span aria-hidden>✓ </span>}
      {t.message.delivery[delivery.state]}
      {delivery.reason && (
        <>
          : <Reason words={delivery.reason} />
        </>
      )}
    </p>
  )
}

/** What the provider says is English; what was tried instead, and how a call went, is said by us. */
function Reason({ words }: { words: string }) {
  const { t } = useText()
  const told = /^CALL: (REACHED|NOT_REACHED|WRONG_NUMBER)$/.exec(words)?.[1] as keyof typeof t.message.told | undefined
  if (told) return <>{t.message.told[told]}</>
  const instead = /: (TEMPLATE|SMS|CALL)$/.exec(words)?.[1] as keyof typeof t.message.detour | undefined
  return instead ? <>{t.message.detour[instead]}</> : <span lang="en">{words}</span>
}

const labels = (t: Texts): Partial<Record<Message['kind'], string>> => ({
  QUESTION: t.message.question,
  NOTE: t.message.note,
  PROPOSAL: t.message.proposal,
  MACHINE: t.message.machine,
  UNREADABLE: t.message.unreadable,
  ACKNOWLEDGEMENT: t.message.acknowledgement,
})
