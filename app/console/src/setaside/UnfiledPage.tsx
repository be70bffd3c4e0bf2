import { PaperClipOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { UnfiledContact } from '../api/client'
import { unfiledQuery, useFiling } from '../api/queries'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { ChannelIcon } from '../work/Row'

export function UnfiledPage() {
  const { t } = useText()
  const client = useQueryClient()
  const query = useInfiniteQuery(unfiledQuery)
  const contacts = query.data?.pages.flatMap((page) => page.items) ?? []
  // What became a ticket stays in its place, with the way to the ticket, until one leaves the page.
  useEffect(() => () => void client.invalidateQueries({ queryKey: unfiledQuery.queryKey }), [client])

  return (
    <>
      <title>{`${t.unfiled.tab} · Komek`}</title>
      <p className="quiet">{t.unfiled.lead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.setAside.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && contacts.length === 0 && <p className="empty">{t.unfiled.empty}</p>}
      <ul className="contacts">
        {contacts.map((contact) => (
          <Contact key={contact.id} contact={contact} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}

function Contact({ contact }: { contact: UnfiledContact }) {
  const { t, language } = useText()
  const now = useNow()
  const { message } = App.useApp()
  const filing = useFiling()
  const title = useId()
  const number = filing.data?.number
  return (
    <li>
      <article aria-labelledby={title}>
        <div className="message-head">
          <b>{contact.from?.masked ?? t.unfiled.unknown}</b>
          <ChannelIcon channel={contact.channel} />
          <span className="message-label">{t.unfiled.why[contact.nature]}</span>
          <time dateTime={contact.receivedAt} className="quiet">
            {when(language, Date.parse(contact.receivedAt), now)}
          </time>
        </div>
        <h2 id={title} dir="auto">
          {contact.subject?.trim() || t.queue.noTitle}
        </h2>
        <FoldedText text={contact.text.trim()} />
        {contact.files > 0 && (
          <p className="quiet">
            <PaperClipOutlined aria-hidden /> {t.unfiled.files(contact.files)}
          </p>
        )}
      </article>
      {number ? (
        <Made number={number} />
      ) : (
        <Button
          size="small"
          aria-describedby={title}
          loading={filing.isPending}
          onClick={() => filing.mutate(contact.id, { onError: (error) => void message.error(inWords(t, error)) })}
        >
          {t.unfiled.file}
        </Button>
      )}
    </li>
  )
}

/** Where the button stood, and the focus with it. */
function Made({ number }: { number: string }) {
  const { t } = useText()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus({ preventScroll: true }), [])
  return (
    <p className="made" role="status">
      <span aria-hidden>✓ </span>
      {t.unfiled.made}{' '}
      <Link ref={link} className="number" to={pathOf('OPEN', number)}>
        {spoken(number)}
      </Link>
    </p>
  )
}

const longest = 240

function FoldedText({ text }: { text: string }) {
  const { t } = useText()
  const [whole, setWhole] = useState(false)
  const id = useId()
  if (!text) return <p className="quiet">{t.unfiled.noText}</p>
  const long = text.length > longest || text.split('\n').length > 3
  return (
    <>
      <div id={id} className={`message-text${long && !whole ? ' folded' : ''}`} dir="auto">
        {text}
      </div>
      {long && (
        <Button
          type="link"
          size="small"
          className="unfold"
          aria-expanded={whole}
          aria-controls={id}
          onClick={() => setWhole(!whole)}
        >
          {whole ? t.unfiled.fold : t.unfiled.unfold}
        </Button>
      )}
    </>
  )
}
