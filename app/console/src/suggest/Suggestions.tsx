import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { answer, api, type TicketView } from '../api/client'
import { usePreferences } from '../app/preferences'
import { Failed } from '../app/Failed'
import { useKeys } from '../keys/keymap'
import { useUse } from '../knowledge/api'
import { useText, type Language } from '../text/Text'
import { spoken } from '../words/number'
import { pathOf } from '../work/queues'
import { foreign, question, uses, type Matter, type Question, type Suggested, type Use } from './asked'
import { useSettled } from './useSettled'
import './suggest.css'

const typingPause = 400

/** By POST: what residents write stands in no address. */
const suggest = (asked: Question, signal: AbortSignal) =>
  answer(api.POST('/api/v1/suggestions', { body: asked, signal }))

interface Props {
  ticket: TicketView
  /** What is being typed about it. */
  matter: Matter | undefined
  /** It stands above what is being typed: its height does not change. */
  steady: boolean
  /** Puts words into the answer. False: nobody can be answered. */
  onUse: (words: string) => boolean
  onIssue: ((code: string) => void) | undefined
}

/** What is known of such a matter, each with the reason and one key. What one is reading does not change under one's eyes. */
export function Suggestions({ ticket, matter, steady, onUse, onIssue }: Props) {
  const { t, language } = useText()
  const words = t.find.suggest
  const { message } = App.useApp()
  const asked = useSettled(question(ticket, matter, language), typingPause)
  const query = useQuery({
    queryKey: ['suggestions', asked],
    queryFn: ({ signal }) => suggest(asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const place = useRef<HTMLElement>(null)
  const [shown, setShown] = useState<Suggested>()
  const [left, setLeft] = useState(0)
  const news = query.data !== undefined && query.data !== shown

  const reads = () => place.current?.matches(':hover, :focus-within') ?? false
  const show = () => setShown(query.data)
  useEffect(() => {
    if (query.data !== undefined && (shown === undefined || !reads())) show()
  }, [query.data, left])
  // Counted, and shown by the effect: what was known when somebody left may be older than what has come since.
  const leave = () => setTimeout(() => setLeft((times) => times + 1))

  const served = useUse()
  const resident = ticket.language ?? language
  const all = shown ? uses(shown, matter ? matter.issue : ticket.issue, onIssue !== undefined) : []

  function use(one: Use) {
    switch (one.of) {
      case 'article':
        if (!one.entry.text || !onUse(one.entry.text)) return
        void message.success(words.used)
        // Which articles solve is counted by itself; that it was not is no matter of whoever answers.
        served.mutate({ article: one.entry.ref, ticket: ticket.number, how: 'ANSWERED' })
        return
      case 'issue':
        onIssue?.(one.entry.ref)
        void message.success(words.chosen(one.entry.title))
        return
      case 'ticket':
        if (!onUse(one.ticket.answer)) return
        void (foreign(one, resident) ? message.warning(words.usedForeign) : message.success(words.used))
    }
  }

  useKeys([
    {
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      group: 'ticket',
      label: (t) => t.find.suggest.keys,
      run: (key) => {
        const one = all[Number(key) - 1]
        if (one) use(one)
      },
    },
  ])

  return (
    <section
      ref={place}
      className={steady ? 'suggest steady' : 'suggest'}
      aria-label={words.label}
      aria-busy={query.isFetching}
      onPointerLeave={leave}
      onBlur={leave}
    >
      <h2>
        {words.title}
        {news && shown && (
          <Button type="link" size="small" onClick={show}>
            {words.news}
          </Button>
        )}
      </h2>
      {!shown && query.isPending && <Skeleton active title={false} paragraph={{ rows: 4 }} />}
      {!shown && query.isError && (
        <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {shown && all.length === 0 && <p className="quiet">{words.empty}</p>}
      {(['article', 'issue', 'ticket'] as const).map((of) => (
        <Group
          key={of}
          of={of}
          ones={all.map((one, at) => ({ one, at })).filter((each) => each.one.of === of)}
          resident={resident}
          use={use}
        />
      ))}
    </section>
  )
}

interface Shown {
  resident: Language
  use: (one: Use) => void
}

function Group({ of, ones, ...shown }: Shown & { of: Use['of']; ones: { one: Use; at: number }[] }) {
  const { t } = useText()
  const words = t.find.suggest
  if (ones.length === 0) return null
  const name = { article: words.articles, issue: words.issues, ticket: words.tickets }[of]
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {ones.map(({ one, at }) => (
          <One key={one.of === 'ticket' ? one.ticket.number : one.entry.ref} one={one} at={at} {...shown} />
        ))}
      </ul>
    </>
  )
}

function One({ one, at, resident, use }: Shown & { one: Use; at: number }) {
  const { t } = useText()
  const words = t.find.suggest
  const { letterKeys } = usePreferences()
  const title = one.of === 'ticket' ? one.ticket.title : one.entry.title
  const other = foreign(one, resident)
  const text = one.of === 'ticket' ? one.ticket.answer : one.of === 'article' ? one.entry.text : ''
  return (
    <li>
      {letterKeys && <kbd title={words.keysHint}>{at + 1}</kbd>}
      <div className="suggest-one">
        <p className="suggest-title">
          {one.of === 'ticket' ? (
            <a
              href={`/console${pathOf('CLOSED', one.ticket.number)}`}
              target="_blank"
              rel="noreferrer"
              aria-label={`${title}. ${words.open(spoken(one.ticket.number))}`}
            >
              {title}
            </a>
          ) : (
            title
          )}
        </p>
        {text && (
          <p className="suggest-text" lang={one.of === 'ticket' ? (one.ticket.language ?? undefined) : undefined}>
            {text}
          </p>
        )}
        <p className="quiet suggest-why">
          {other && <b className="suggest-foreign">{words.inLanguage[other]}</b>}
          {other && why(t, one) && '; '}
          {why(t, one)}
        </p>
      </div>
      {(one.of === 'issue' || text) && (
        <Button size="small" aria-label={`${words.use[one.of]}: ${title}`} onClick={() => use(one)}>
          {words.use[one.of]}
        </Button>
      )}
    </li>
  )
}

function why(t: ReturnType<typeof useText>['t'], one: Use): string {
  const words = t.find.suggest
  const same = one.of === 'ticket' ? one.ticket.words : one.entry.words
  const said = same.length > 0 ? [words.words(same.slice(0, 4).join(', '))] : []
  if (one.of !== 'ticket') return said.join('')
  const reasons = one.ticket.reasons.filter((each) => each !== 'WORDS').map((each) => words.reasons[each])
  return [...reasons, ...said].join('; ')
}
