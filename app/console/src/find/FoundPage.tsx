import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { districtsQuery } from '../api/queries'
import { announce } from '../app/announcer'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { named, useCatalogue } from '../catalogue/known'
import { useSession } from '../api/session'
import { useKeys } from '../keys/keymap'
import { rooms } from '../app/rooms'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { foundQuery, type FoundGroup, type FoundItem } from './api'
import { addressOf, asked, kinds, states, toggled, together, type Asked } from './asked'
import { Pieces } from './Pieces'
import './find.css'

/** In the languages of the city and in both scripts: that is what can be typed. */
const examples = ['су жоқ Абай', 'яма на дороге', 'kosheде жарық жоқ']

/** What was found by words, by kind; the address is the question, so that it can be sent to a colleague. */
export function FoundPage() {
  const { t, language } = useText()
  const words = t.find
  const question = asked(useLocation())
  const query = useInfiniteQuery(foundQuery(question, language))
  const list = useRef<HTMLDivElement>(null)
  const groups = together(query.data?.pages ?? [], question.state)
  const count = groups.reduce((sum, group) => sum + group.items.length, 0)

  useEffect(() => {
    if (query.isSuccess && !query.isPlaceholderData) announce(words.found(count))
  }, [query.isSuccess, query.isPlaceholderData, count, words])

  function step(by: number) {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.found-link') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }

  useKeys([
    { keys: ['j', 'ArrowDown'], group: 'list', label: (t) => t.find.keys, run: () => step(1) },
    { keys: ['k', 'ArrowUp'], group: 'list', label: (t) => t.find.keys, run: () => step(-1) },
    { keys: ['Enter'], group: 'list', label: (t) => t.find.open },
  ])

  return (
    <div className="found">
      <title>{`${question.words || words.title} · Komek`}</title>
      <h1>{question.words ? `«${question.words}»` : words.title}</h1>
      {question.words ? <Chips question={question} /> : <Lead />}
      <div ref={list} aria-busy={query.isFetching}>
        {query.isPending && question.words && <Skeleton active paragraph={{ rows: 5 }} />}
        {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
        {groups.map((group) => (
          <Group
            key={group.kind}
            group={group}
            next={group.kind === 'TICKET' && query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loading={query.isFetchingNextPage}
          />
        ))}
        {query.isSuccess && groups.length === 0 && <Nothing question={question} />}
      </div>
    </div>
  )
}

function Lead() {
  const { t } = useText()
  return (
    <>
      <p className="found-lead">{t.find.lead}</p>
      <p className="found-examples">
        <span className="quiet">{t.find.examples}:</span>
        {examples.map((each) => (
          <Link key={each} to={addressOf({ words: each })}>
            {each}
          </Link>
        ))}
      </p>
    </>
  )
}

/** One of a kind at most is on; what is on is pressed. */
function Chips({ question }: { question: Asked }) {
  const { t } = useText()
  const navigate = useNavigate()
  const go = (next: Asked) => void navigate(addressOf(next), { replace: true })
  const chip = (name: string, on: boolean, next: Asked) => (
    <Button
      key={name}
      size="small"
      shape="round"
      type={on ? 'primary' : 'default'}
      aria-pressed={on}
      onClick={() => go(next)}
    >
      {name}
    </Button>
  )
  return (
    <div className="found-chips">
      <div role="group" aria-label={t.find.kinds}>
        {chip(t.find.everything, !question.kind, {
          words: question.words,
          ...(question.state && { state: question.state }),
        })}
        {kinds.map((kind) => chip(t.find.groups[kind], question.kind === kind, toggled(question, { kind })))}
      </div>
      {(!question.kind || question.kind === 'TICKET') && (
        <div role="group" aria-label={t.find.states.label}>
          {states.map((state) => chip(t.find.states[state], question.state === state, toggled(question, { state })))}
        </div>
      )}
    </div>
  )
}

function Nothing({ question }: { question: Asked }) {
  const { t } = useText()
  return (
    <div className="found-nothing">
      <h2>{t.find.nothing(question.words)}</h2>
      <p>{t.find.nothingHint}</p>
      {(question.kind ?? question.state) && <Link to={addressOf({ words: question.words })}>{t.find.clear}</Link>}
    </div>
  )
}

function Group({ group, next, loading }: { group: FoundGroup; next: (() => void) | undefined; loading: boolean }) {
  const { t, language } = useText()
  const now = useNow()
  const id = `found-${group.kind}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t.find.groups[group.kind]} {group.items.length > 0 && <span className="quiet">{group.items.length}</span>}
      </h2>
      <ul>
        {group.items.map((item) => (
          <li key={item.ref}>
            <Found kind={group.kind} item={item} />
          </li>
        ))}
      </ul>
      {group.since && <p className="quiet">{t.find.since(when(language, Date.parse(group.since), now))}</p>}
      {next && (
        <Button onClick={next} loading={loading}>
          {group.since ? t.find.goOn : t.find.older}
        </Button>
      )}
    </section>
  )
}

function Found({ kind, item }: { kind: FoundGroup['kind']; item: FoundItem }) {
  const { t, language } = useText()
  const now = useNow()
  const districts = useQuery(districtsQuery).data
  const { known } = useCatalogue()
  const permissions = useSession()?.staff.permissions ?? []
  const { ticket } = item
  if (!ticket) {
    const title = <Pieces of={item.title} />
    const room = roomOf(kind, item.ref, permissions)
    return (
      <article>
        {room ? (
          <Link className="found-link" to={room}>
            {title}
          </Link>
        ) : (
          <h3>{title}</h3>
        )}
        {item.text.length > 0 && (
          <p>
            <Pieces of={item.text} />
          </p>
        )}
      </article>
    )
  }
  const district = districts?.find((each) => each.code === ticket.district)?.[language]
  const issue = ticket.issue ? known?.byCode.get(ticket.issue) : undefined
  return (
    <article>
      <Link className="found-link" to={pathOf('OPEN', item.ref)}>
        <Pieces of={item.title} />
      </Link>
      {item.text.length > 0 && (
        <p>
          <Pieces of={item.text} />
        </p>
      )}
      <p className="quiet found-facts">
        <span className="number">{spoken(item.ref)}</span>
        <span>{t.status[ticket.status]}</span>
        <span>{when(language, Date.parse(ticket.receivedAt), now)}</span>
        {(ticket.address ?? district) && <span>{ticket.address ?? district}</span>}
        {issue && <span>{named(issue, language)}</span>}
      </p>
    </article>
  )
}

/** Where it can be read whole; nowhere for those who may not enter that room. */
function roomOf(kind: FoundGroup['kind'], ref: string, permissions: readonly string[]): string | undefined {
  switch (kind) {
    case 'ARTICLE':
      return permissions.includes('read-knowledge') ? `/knowledge/articles/${ref}` : undefined
    case 'ISSUE':
      return permissions.includes('keep-catalogue') ? `/catalogue/${ref}` : undefined
    case 'PLANNED_WORK':
      return rooms.find((room) => room.path === '/outages' && room.needs.some((each) => permissions.includes(each)))
        ?.path
    case 'TICKET':
      return pathOf('OPEN', ref)
  }
}
