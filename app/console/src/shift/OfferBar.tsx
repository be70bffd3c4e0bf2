import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { now } from '../app/clock'
import { useKeys } from '../keys/keymap'
import { hear } from '../live/heard'
import { useLive } from '../live/Live'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { pathOf, queueOf } from '../work/queues'
import { presenceQuery, useAcceptOffer, useRefuseOffer, type Presence } from './api'
import { concerns, secondsLeft, shareLeft, type Offer } from './offers'
import { Urgent } from './Signs'

/** What one is asked to take. It stands below the work and takes nobody's focus. */
export function OfferBar() {
  const { t } = useText()
  const offers = useOffers()
  return (
    <>
      {offers.length > 0 && (
        <aside className="offers" aria-label={t.work.offer.label}>
          {offers.map((offer, i) => (
            <OfferCard key={`${offer.number} ${offer.until}`} offer={offer} first={i === 0} />
          ))}
        </aside>
      )}
      <Spoken offer={offers.at(-1)} />
    </>
  )
}

const nobodyTells = 5_000

/** Asked for when the live line says so; where there is none, or it is away, again and again. */
function useOffers(): Offer[] {
  const client = useQueryClient()
  const me = useSession()?.staff.login ?? ''
  const { state: line } = useLive()
  const told = line.kind === 'live'
  const here = useQuery({
    ...presenceQuery,
    refetchInterval: (query) => (!told && query.state.data?.state === 'READY' ? nobodyTells : false),
  }).data
  useEffect(
    () =>
      hear((event) => {
        const known = client.getQueryData<Presence>(presenceQuery.queryKey)
        if (concerns(event, me, known?.offers ?? [])) {
          void client.invalidateQueries({ queryKey: presenceQuery.queryKey })
        }
      }),
    [client, me],
  )
  const offers = here?.offers ?? []
  const next = Math.min(...offers.map((offer) => Date.parse(offer.until)))
  useEffect(() => {
    if (!Number.isFinite(next)) return
    // The server's sweep takes a second; the event of it may be lost.
    const over = setTimeout(
      () => void client.invalidateQueries({ queryKey: presenceQuery.queryKey }),
      Math.max(0, next - now()) + 1500,
    )
    return () => clearTimeout(over)
  }, [client, next])
  return offers
}

function OfferCard({ offer, first }: { offer: Offer; first: boolean }) {
  const { t } = useText()
  const words = t.work.offer
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { queue } = useParams()
  const accept = useAcceptOffer()
  const refuse = useRefuseOffer()
  const [asking, setAsking] = useState(false)
  const [own, setOwn] = useState<string>()
  const busy = accept.isPending || refuse.isPending

  // By the promise: an answer takes this card away, and with it whatever else would have heard of it.
  const told = (act: Promise<unknown>, done: () => void) =>
    void act.then(done, (error: Error) => void message.warning(inWords(t, error), 6))

  function take() {
    if (busy) return
    told(accept.mutateAsync(offer.number), () => {
      void message.success(words.accepted)
      void navigate(pathOf(queueOf(queue) ?? 'MINE', offer.number))
    })
  }

  function leave(reason: string) {
    if (busy || !reason.trim()) return
    told(
      refuse.mutateAsync({ number: offer.number, reason: reason.trim() }),
      () => void message.info(words.leftToOthers),
    )
  }

  useKeys(
    first
      ? [
          { keys: ['a'], group: 'app', label: (t) => t.work.offer.keyAccept, run: take },
          { keys: ['l'], group: 'app', label: (t) => t.work.offer.keyLeave, run: () => setAsking(true) },
        ]
      : [],
  )

  return (
    <section className="offer" aria-label={`${words.title} ${spoken(offer.number)}`}>
      <div className="offer-what">
        <span className="offer-line">
          <span className="quiet">{words.title}</span>
          <b className="number">{spoken(offer.number)}</b>
          {offer.urgent && <Urgent />}
        </span>
        <span className="offer-title">{offer.title || t.queue.noTitle}</span>
      </div>
      <TimeLeft at={Date.parse(offer.at)} until={Date.parse(offer.until)} />
      {own === undefined ? (
        <div className="offer-acts">
          <Button type="primary" loading={accept.isPending} disabled={refuse.isPending} onClick={take}>
            {words.accept} {first && <kbd aria-hidden>A</kbd>}
          </Button>
          <Dropdown
            open={asking}
            onOpenChange={setAsking}
            trigger={['click']}
            placement="topRight"
            autoFocus
            menu={{
              items: [
                {
                  type: 'group',
                  key: 'why',
                  label: words.why,
                  children: [
                    ...words.reasons.map((reason) => ({ key: reason, label: reason, onClick: () => leave(reason) })),
                    { key: 'other', label: words.other, onClick: () => setOwn('') },
                  ],
                },
              ],
            }}
          >
            <Button loading={refuse.isPending} disabled={accept.isPending}>
              {words.leave} {first && <kbd aria-hidden>L</kbd>}
            </Button>
          </Dropdown>
        </div>
      ) : (
        <form
          className="offer-acts"
          onSubmit={(event) => {
            event.preventDefault()
            leave(own)
          }}
        >
          <Input
            autoFocus
            maxLength={200}
            value={own}
            aria-label={words.otherLabel}
            placeholder={words.otherLabel}
            onChange={(event) => setOwn(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setOwn(undefined)}
          />
          <Button htmlType="submit" disabled={!own.trim()} loading={refuse.isPending}>
            {words.send}
          </Button>
          <Button type="text" onClick={() => setOwn(undefined)}>
            {t.app.cancel}
          </Button>
        </form>
      )}
    </section>
  )
}

/** In words and as a bar; the bar goes by whole seconds where somebody wants no motion. */
function TimeLeft({ at: since, until }: { at: number; until: number }) {
  const { t } = useText()
  const [at, setAt] = useState(now)
  useEffect(() => {
    const every = setInterval(() => setAt(now()), 1000)
    return () => clearInterval(every)
  }, [])
  const seconds = secondsLeft(until, at)
  return (
    <div className="offer-time">
      <span>{seconds > 0 ? t.work.offer.left(seconds) : t.work.offer.over}</span>
      <span className="offer-bar" aria-hidden>
        <span style={{ width: `${shareLeft(since, until, at) * 100}%` }} />
      </span>
    </div>
  )
}

/** Said once when it comes; the passing of seconds is not worth anybody's ear. */
function Spoken({ offer }: { offer: Offer | undefined }) {
  const { t } = useText()
  const [said, setSaid] = useState<{ of: string; words: string }>()
  useEffect(() => {
    if (!offer || said?.of === offer.until) return
    const words = t.work.offer.aloud(spoken(offer.number), offer.urgent, secondsLeft(Date.parse(offer.until), now()))
    setSaid({ of: offer.until, words })
  }, [offer, said, t])
  return (
    <span role="status" aria-live="polite" className="unseen">
      {offer ? said?.words : ''}
    </span>
  )
}
