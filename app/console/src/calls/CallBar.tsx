import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { personQuery, requestsQuery } from '../residents/api'
import { Keys } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { callWords, myCallsQuery, type MyCall } from './api'
import { BlockDialog } from './BlockDialog'
import './calls.css'

/** Who calls, as soon as the telephone rings. It stands below the work and takes nobody's focus. */
export function CallBar() {
  const { t } = useText()
  const call = useQuery(myCallsQuery).data?.call
  const [gone, setGone] = useState<string>()
  const shown = call && call.id !== gone ? call : undefined
  return (
    <>
      {shown && (
        <aside className="call-bar" aria-label={t.calls.label}>
          <CallCard call={shown} shut={() => setGone(shown.id)} />
        </aside>
      )}
      <span className="unseen" role="status" aria-live="assertive">
        {shown?.phase === 'RINGING' ? `${t.calls.phase.RINGING}. ${shown.phone ?? t.calls.withheld}` : ''}
      </span>
    </>
  )
}

function CallCard({ call, shut }: { call: MyCall; shut: () => void }) {
  const { t, language } = useText()
  const words = t.calls
  const now = useNow()
  return (
    <div className={`call ${call.phase.toLowerCase()}`}>
      <p className="call-who">
        <b>{words.phase[call.phase]}</b>
        <span className="number">{call.phone ?? words.withheld}</span>
        {call.language && <span>{t.language[call.language]}</span>}
        <span className="quiet">{when(language, Date.parse(call.since), now)}</span>
      </p>
      {call.resident === null ? (
        <p className="quiet">{call.phone === null ? '' : words.unknown}</p>
      ) : (
        <Known resident={call.resident} />
      )}
      <Acts call={call} shut={shut} />
    </div>
  )
}

function Known({ resident }: { resident: number }) {
  const { t } = useText()
  const words = t.calls
  const person = useQuery(personQuery(resident)).data
  const requests = useInfiniteQuery(requestsQuery(resident)).data?.pages[0]?.items
  return (
    <p className="call-known">
      <b>{person ? (person.name ?? words.noName) : ''}</b>
      <span>
        {words.requests}: {requests?.length === 0 && words.noRequests}
      </span>
      {requests?.slice(0, 3).map((each) => (
        <Link key={each.number} to={`/tickets/${each.number}`}>
          <span className="number">{spoken(each.number)}</span> {each.title}
        </Link>
      ))}
    </p>
  )
}

/** What they say becomes a ticket of this call, with the number they call from. */
function TakeDown({ call }: { call: MyCall }) {
  const { t } = useText()
  const navigate = useNavigate()
  const open = () => void navigate(`/take-down?call=${encodeURIComponent(call.id)}`)
  useKeys([{ keys: ['d'], group: 'app', label: (texts) => texts.calls.registerIt, run: open }])
  return (
    <>
      <Button size="small" type="primary" onClick={open}>
        {t.calls.registerIt}
      </Button>
      <Keys keys="d" />
    </>
  )
}

function Acts({ call, shut }: { call: MyCall; shut: () => void }) {
  const { t } = useText()
  const words = t.calls
  const { message } = App.useApp()
  const client = useQueryClient()
  const supervises = useSession()!.staff.permissions.includes('supervise')
  const [blocking, setBlocking] = useState(false)
  const ended = call.phase === 'ENDED'

  // What is over goes by itself, when the caller's matter has been written up.
  useEffect(() => {
    if (!ended) return
    const over = setTimeout(shut, 10 * 60_000)
    return () => clearTimeout(over)
  }, [ended, shut])

  const mark = (as: 'SILENT' | 'PRANK') =>
    answer(api.PUT('/api/v1/calls/mine/{call}/mark', { params: { path: { call: call.id } }, body: { mark: as } })).then(
      () => {
        void message.success(words.mark.done)
        void client.invalidateQueries({ queryKey: myCallsQuery.queryKey })
      },
      (error: Error) => void message.warning(callWords(t, error), 6),
    )

  if (call.phase === 'RINGING') return null
  return (
    <p className="call-acts">
      <TakeDown call={call} />
      <Button size="small" onClick={() => void mark('SILENT')}>
        {words.mark.SILENT}
      </Button>
      <Button size="small" onClick={() => void mark('PRANK')}>
        {words.mark.PRANK}
      </Button>
      {supervises && call.phone !== null && (
        <Button size="small" onClick={() => setBlocking(true)}>
          {words.blocks.block}
        </Button>
      )}
      {ended && (
        <Button size="small" type="text" onClick={shut}>
          {t.app.close}
        </Button>
      )}
      {blocking && <BlockDialog call={call.id} onClose={() => setBlocking(false)} />}
    </p>
  )
}
