import { Alert, Button, Progress } from 'antd'
import { Link } from 'react-router'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { routingWords, type Rules, type Way } from './api'
import { useSkillName } from './skills'
import { percent, shownMoves, type Trial, type Trying } from './trial'

interface Props {
  trying: Trying
  rules: Rules
  stop: () => void
  goOn: () => void
}

/** How far it has come, and what would move so far. */
export function TrialResult({ trying, rules, stop, goOn }: Props) {
  const { t, language } = useText()
  const r = t.routing
  const { state, trial } = trying
  const count = (n: number) => n.toLocaleString(language === 'en' ? 'en' : 'ru')
  return (
    <section className="trial" aria-label={r.trial}>
      {state === 'failed' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={routingWords(t, trying.error)}
          action={trial && <Button onClick={goOn}>{r.trialGoOn}</Button>}
        />
      )}
      {state !== 'through' && (
        <div className="trial-runs">
          <Progress
            aria-label={r.trial}
            percent={trial ? percent(trial) : 0}
            status={state === 'runs' ? 'active' : 'normal'}
          />
          <span className="figures">
            {trial ? r.trialSoFar(count(trial.tried), count(trial.all), count(trial.moved)) : r.trialRuns}
          </span>
          {state === 'runs' && <Button onClick={stop}>{r.trialStop}</Button>}
          {state === 'stopped' && <Button onClick={goOn}>{r.trialGoOn}</Button>}
        </div>
      )}
      <div aria-live="polite">
        {state === 'stopped' && <p>{r.trialStopped}</p>}
        {trial && state !== 'runs' && <Found trial={trial} rules={rules} through={state === 'through'} />}
      </div>
    </section>
  )
}

/** What would move, from where to where, and which tickets. */
function Found({ trial, rules, through }: { trial: Trial; rules: Rules; through: boolean }) {
  const { t, language } = useText()
  const r = t.routing
  const count = (n: number) => n.toLocaleString(language === 'en' ? 'en' : 'ru')
  const rule = (number: number | null) => {
    if (number === null) return r.ruleNone
    const found = rules.rules.find((each) => each.number === number)
    return found ? `${r.rule(number)}, «${found.names[language]}»` : r.rule(number)
  }
  return (
    <>
      <p>
        <strong>
          {trial.moved === 0 ? r.trialSame(count(trial.tried)) : r.trialMoved(count(trial.moved), count(trial.tried))}
        </strong>
      </p>
      <p className="quiet">
        {through && !trial.whole && `${r.trialPart(when(language, Date.parse(trial.since), Date.now()))} `}
        {r.trialLimits}
      </p>
      {trial.moves.length > 0 && (
        <div className="scrolls">
          <table>
            <thead>
              <tr>
                <th scope="col">{r.trialFrom}</th>
                <th scope="col">{r.trialTo}</th>
                <th scope="col" className="figure">
                  {r.trialCount}
                </th>
              </tr>
            </thead>
            <tbody>
              {shownMoves(trial).map((move, at) => (
                <tr key={at}>
                  <td>
                    <Difference way={move.from} other={move.to} />
                  </td>
                  <td>
                    <Difference way={move.to} other={move.from} />
                  </td>
                  <td className="figure">{count(move.tickets)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {trial.tickets.length > 0 && (
        <details>
          <summary>
            {r.trialWhich} <span className="quiet">{r.trialMost}</span>
          </summary>
          <ul className="tried">
            {trial.tickets.map((each) => (
              <li key={each.number}>
                <Link to={pathOf('OPEN', each.number)} className="number">
                  {spoken(each.number)}
                </Link>{' '}
                {each.title}
                <div className="quiet">
                  {rule(each.ruleBefore)} → {rule(each.ruleAfter)}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Only what is another on the other side. */
function Difference({ way, other }: { way: Way; other: Way }) {
  const { t, language } = useText()
  const skillName = useSkillName()
  const r = t.routing
  const said = [
    way.desk !== other.desk && (way.desk ? r.desks[way.desk] : r.byItself),
    way.organisation !== other.organisation &&
      `${r.proposed}: ${way.organisation ? organisationName(language, way.organisation) : r.none}`,
    way.priority !== other.priority && `${r.priority}: ${t.catalogue.priorities[way.priority]}`,
    way.urgent !== other.urgent && (way.urgent ? r.urgentQueue : null),
    way.skill !== other.skill && `${r.skill}: ${way.skill ? skillName(way.skill) : r.none}`,
    way.risk !== other.risk && r.tierRow(r.tier[way.risk]),
    way.triage !== other.triage && (way.triage ? r.triage[way.triage] : null),
  ].filter(Boolean)
  return <>{said.length > 0 ? said.join(' · ') : r.same}</>
}
