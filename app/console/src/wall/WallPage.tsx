import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useRenewed } from '../live/useRenewed'
import { ColleagueField } from '../lines/ColleagueField'
import type { Colleague } from '../lines/colleagues'
import { useSkillName } from '../routing/skills'
import { counted } from '../shift/counted'
import { Urgent } from '../shift/Signs'
import { useText } from '../text/Text'
import { span, when } from '../words/time'
import { People } from './People'
import { Kept } from './Kept'
import { ProfileDrawer } from './ProfileDrawer'
import { RulesDrawer } from './RulesDrawer'
import { Trend } from './Trend'
import { isLate, percentOf, serviceLevel, wallQuery, type Uncovered, type WallDesk, type Wallboard } from './wall'
import './wall.css'

/** What waits, who is there, whether it is taken in time: at a desk, or large on a wall. */
export function WallPage() {
  const { t, language } = useText()
  const now = useNow()
  const words = t.work.wall
  const query = useQuery(wallQuery)
  const [asked, ask] = useSearchParams()
  const large = asked.has('large')

  useRenewed(wallQuery.queryKey, 1_000)

  return (
    <div className={`wall${large ? ' large' : ''}`}>
      <title>{`${words.title} · Komek`}</title>
      <header className="wall-head">
        <h1>{words.title}</h1>
        {query.data && <span className="quiet">{words.at(when(language, Date.parse(query.data.at), now))}</span>}
        <Link to="/wall/attendance">{t.work.attendance.title}</Link>
        <Button aria-pressed={large} onClick={() => ask(large ? {} : { large: '' }, { replace: true })}>
          {large ? words.small : words.large}
        </Button>
      </header>
      {query.isPending && <Skeleton active />}
      {query.isError &&
        (query.data ? (
          <Alert type="warning" showIcon title={`${words.failed} ${inWords(t, query.error)}`} />
        ) : (
          <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />
        ))}
      {query.data && <Wall wall={query.data} />}
    </div>
  )
}

function Wall({ wall }: { wall: Wallboard }) {
  const { t } = useText()
  const words = t.work.wall
  const may = useSession()!.staff.permissions
  const [person, setPerson] = useState<Colleague>()
  const [desk, setDesk] = useState<WallDesk['rules']['desk']>()
  const rules = wall.desks.find((each) => each.rules.desk === desk)?.rules
  return (
    <>
      <section aria-labelledby="wall-desks">
        <h2 id="wall-desks">{words.desks}</h2>
        <ul className="wall-desks">
          {wall.desks.map((each) => (
            <Desk key={each.rules.desk} desk={each} onRules={() => setDesk(each.rules.desk)} />
          ))}
        </ul>
      </section>
      <div className="wall-pair">
        <section aria-labelledby="wall-languages">
          <h2 id="wall-languages">{words.languages}</h2>
          <dl className="wall-languages">
            {wall.languages.map((each) => (
              <div key={each.language ?? ''}>
                <dt>{each.language ? t.language[each.language] : words.noLanguage}</dt>
                <dd>
                  {each.waiting}
                  {each.taken > 0 && (
                    <small className="quiet">{words.inLanguage(percentOf(each.inTime, each.taken), each.taken)}</small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="wall-uncovered">
          <h2 id="wall-uncovered">{words.uncovered}</h2>
          {wall.uncovered.length === 0 ? (
            <p className="quiet">{words.covered}</p>
          ) : (
            <ul className="wall-uncovered">
              {wall.uncovered.map((each) => (
                <UncoveredKind key={`${each.desk} ${each.medium} ${each.language ?? ''} ${each.skill}`} kind={each} />
              ))}
            </ul>
          )}
        </section>
      </div>
      {may.includes('read-reports') && <Kept />}
      <Trend desks={wall.desks.map((each) => each.rules.desk)} />
      <People people={wall.people} onOpen={setPerson} />
      <div className="wall-absent">
        <label htmlFor="wall-absent">{t.reassign.absent}</label>
        <ColleagueField id="wall-absent" value={null} onChange={(one) => setPerson(one ?? undefined)} />
      </div>
      {person && (
        <ProfileDrawer key={person.login} login={person.login} name={person.name} close={() => setPerson(undefined)} />
      )}
      {rules && <RulesDrawer key={rules.desk} rules={rules} close={() => setDesk(undefined)} />}
    </>
  )
}

function Desk({ desk, onRules }: { desk: WallDesk; onRules: () => void }) {
  const { t, language } = useText()
  const words = t.work.wall
  const now = useNow()
  const { rules } = desk
  const name = t.desk[rules.desk]
  const late = isLate(desk, now)
  const level = serviceLevel(desk)
  return (
    <li className={desk.now.waiting === 0 ? 'calm' : undefined}>
      <h3>{name}</h3>
      <dl>
        <div className="wall-waiting">
          <dt>{words.waiting}</dt>
          <dd>
            {counted(desk.now, 10_000)}
            {desk.now.urgent > 0 && (
              <span className="wall-urgent">
                <Urgent /> {desk.now.urgent}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.longest}</dt>
          <dd className={late ? 'bad' : undefined}>
            {late && <Warning />}
            {desk.now.oldest ? span(language, Math.max(0, now - Date.parse(desk.now.oldest))) : words.nobodyWaits}
            {late && <small> {words.late}</small>}
          </dd>
        </div>
        <div>
          <dt>{words.level}</dt>
          <dd className={level.kind === 'missed' ? 'bad' : undefined}>
            {level.kind === 'none' ? (
              <span className="quiet">{words.noneTaken}</span>
            ) : (
              <>
                {level.kind === 'missed' ? <Warning /> : <Good />}
                {level.percent}% <small>{level.kind === 'met' ? words.met : words.missed}</small>
              </>
            )}
            <small className="quiet wall-of">
              {desk.taken > 0 && `${words.ofTaken(desk.inTime, desk.taken)}, ${words.wanted(desk.wanted)} · `}
              {words.target(rules.servicePercent, span(language, rules.serviceSeconds * 1000))}
            </small>
          </dd>
        </div>
      </dl>
      <p className="wall-rules">
        <span className="quiet">{rules.offers ? words.offers : words.takes}</span>
        <Button size="small" onClick={onRules} aria-label={words.rulesOf(name)}>
          {words.rules}
        </Button>
      </p>
    </li>
  )
}

function UncoveredKind({ kind }: { kind: Uncovered }) {
  const { t } = useText()
  const skillName = useSkillName()
  const words = t.work.wall
  const what = [
    t.desk[kind.desk],
    words.medium[kind.medium],
    kind.language && t.language[kind.language],
    kind.skill && words.skill(skillName(kind.skill)),
  ]
  return (
    <li className={kind.fallback === 'NOBODY' ? 'bad' : undefined}>
      <Warning />
      <span>
        <b>{what.filter(Boolean).join(', ')}</b>: {words.fallback[kind.fallback]}
      </span>
    </li>
  )
}

function Warning() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className="sign">
      <path d="M6 0 12 6 6 12 0 6ZM5.3 3v3.6h1.4V3Zm0 4.6V9h1.4V7.6Z" fill="currentColor" fillRule="evenodd" />
    </svg>
  )
}

function Good() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden className="sign">
      <path d="M1 6.5 4.5 10 11 2.5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  )
}
