import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answer, api } from '../api/client'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { called } from '../keep/keep'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { massOutagesQuery, outageWords, suggestionsQuery, type MassOutage, type Names, type Suggested } from './api'
import { BeginDialog, type Begun } from './BeginDialog'
import { CloseAllDialog } from './CloseAllDialog'

/** From the top down, without the oblast: everybody here knows in which one they work. */
const placed = (language: 'kk' | 'ru' | 'en', line: readonly Names[], code: string) =>
  line.length === 0
    ? code
    : line
        .slice(line.length > 1 ? 1 : 0)
        .map((names) => names[language] || names.kk)
        .join(', ')

export function MassOutages({ leads }: { leads: boolean }) {
  const { t } = useText()
  const query = useQuery(massOutagesQuery)
  const surges = useQuery(suggestionsQuery).data ?? []
  const [begun, setBegun] = useState<Begun>()
  const shown = query.data ?? []
  return (
    <>
      <section aria-labelledby="surges-title">
        <h2 id="surges-title">{t.outage.surge.title}</h2>
        {surges.length === 0 && <p className="quiet">{t.outage.surge.none}</p>}
        <ul className="outage-list">
          {surges.map((each) => (
            <Surge key={each.id} surge={each} leads={leads} onBegin={setBegun} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="mass-title">
        <div className="outage-head">
          <h2 id="mass-title">{t.outage.running.title}</h2>
          {leads && (
            <Button type="primary" onClick={() => setBegun({})}>
              {t.outage.running.on}
            </Button>
          )}
        </div>
        {query.isPending && <Skeleton active />}
        {query.isError && <Failed words={t.outage.failed} error={query.error} retry={() => void query.refetch()} />}
        {query.data && shown.every((each) => each.state !== 'RUNNING') && (
          <p className="quiet">{t.outage.running.none}</p>
        )}
        <ul className="outage-list">
          {shown.map((each) => (
            <One key={each.id} outage={each} leads={leads} />
          ))}
        </ul>
      </section>
      {begun && <BeginDialog begun={begun} onClose={() => setBegun(undefined)} />}
    </>
  )
}

function Surge({ surge, leads, onBegin }: { surge: Suggested; leads: boolean; onBegin: (begun: Begun) => void }) {
  const { t, language } = useText()
  const { keep, saving, failure } = useKeeping('outages')
  const about = surge.issueNames ?? surge.sphereNames
  const place = placed(language, surge.line, surge.place)
  const minutes = Math.max(10, Math.round((Date.parse(surge.at) - Date.parse(surge.since)) / 600_000) * 10)
  return (
    <li className="outage surge">
      <h3>
        {about ? called(language, { names: about }) : (surge.issue ?? surge.sphere)} · {place}
      </h3>
      <p>
        {t.outage.surge.say(
          String(surge.seen),
          String(minutes),
          surge.usual.toLocaleString(language, { maximumFractionDigits: 1 }),
        )}
      </p>
      {leads && (
        <p className="outage-acts">
          <Button
            type="primary"
            onClick={() => onBegin({ issue: surge.issue ?? '', place: surge.place, shown: place })}
          >
            {t.outage.surge.on}
          </Button>
          <Button
            loading={saving}
            onClick={() =>
              void keep(
                answer(api.PUT('/api/v1/outages/suggestions/{id}/dismissal', { params: { path: { id: surge.id } } })),
              )
            }
          >
            {t.outage.surge.no}
          </Button>
        </p>
      )}
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={outageWords(t, failure)} />}
    </li>
  )
}

function One({ outage, leads }: { outage: MassOutage; leads: boolean }) {
  const { t, language } = useText()
  const now = useNow()
  const r = t.outage.running
  const { keep, saving, failure } = useKeeping('outages')
  const [closing, setClosing] = useState(false)
  const running = outage.state === 'RUNNING'
  const endable = running || outage.state === 'ENDED'
  return (
    <li className={`outage ${outage.state.toLowerCase()}`}>
      <h3>
        {outage.issueNames ? called(language, { names: outage.issueNames }) : outage.issue} ·{' '}
        {placed(language, outage.line, outage.place)}
      </h3>
      <p className="outage-facts">
        <b className={running ? 'outage-on' : 'quiet'}>{r.state[outage.state]}</b>
        <span>{r.parts(outage.parts)}</span>
        {outage.open > 0 && <span>{r.open(outage.open)}</span>}
        <span className="quiet">{r.since(when(language, Date.parse(outage.begunAt), now))}</span>
        <Link to={`/tickets/${outage.number}`}>
          {r.incident} <span className="number">{spoken(outage.number)}</span>
        </Link>
      </p>
      {running && <p className="outage-words">{outage.greeting[language] || outage.greeting.kk}</p>}
      {outage.left > 0 && (
        <>
          <p className="outage-left">! {r.left(outage.left)}</p>
          <ul className="outage-left-numbers">
            {outage.leftNumbers.map((number) => (
              <li key={number}>
                <Link to={`/tickets/${number}`} className="number">
                  {spoken(number)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {leads && endable && (
        <p className="outage-acts">
          <Button onClick={() => setClosing(true)}>{r.close}</Button>
          {running && (
            <Button
              loading={saving}
              onClick={() =>
                void keep(answer(api.PUT('/api/v1/outages/{id}/end', { params: { path: { id: outage.id } } })))
              }
            >
              {r.end}
            </Button>
          )}
        </p>
      )}
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={outageWords(t, failure)} />}
      {closing && <CloseAllDialog outage={outage} onClose={() => setClosing(false)} />}
    </li>
  )
}
