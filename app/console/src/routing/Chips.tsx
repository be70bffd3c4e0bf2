import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { named, useCatalogue } from '../catalogue/known'
import { PlaceName } from '../territory/PlaceName'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import type { Then, Tier, When } from './api'
import { clock, isAnything } from './rules'
import { useSkillName } from './skills'

/** What must hold, a chip each. */
export function Conditions({ when }: { when: When }) {
  const { t, language } = useText()
  const { known } = useCatalogue()
  const r = t.routing
  const spheres = new Map(known?.spheres.map((each) => [each.code, each]))
  const sphere = (code: string) => named(spheres.get(code), language) || code
  const issue = (code: string) => named(known?.byCode.get(code), language) || code
  if (isAnything(when)) return <Chip words={r.always} />
  return (
    <span className="chips">
      <Several of={when.moments.map((each) => r.moment[each])} />
      <Several of={when.types.map((each) => t.type[each])} />
      <Several of={[...when.spheres.map(sphere), ...when.issues.map(issue)]} />
      <Several name={r.urgent} of={when.urgent.map((each) => t.catalogue.urgencies[each])} />
      <Several name={r.words} of={when.words.map((each) => `«${each}»`)} />
      {when.places.length > 0 && (
        <Tag>
          {when.places.map((code, at) => (
            <span key={code}>
              {at > 0 && ', '}
              <PlaceName code={code} />
            </span>
          ))}
        </Tag>
      )}
      {when.area && <Chip words={r.areaShort} />}
      {when.hours && (
        <Chip
          words={`${clock(when.hours.from)}–${clock(when.hours.to)}${
            when.hours.days.length > 0
              ? `, ${when.hours.days.map((day) => t.rooms.calendars.short[day]).join(' ')}`
              : ''
          }`}
        />
      )}
      <Several of={when.languages.map((each) => t.language[each])} />
      <Several of={when.channels.map((each) => t.channel[each])} />
      {when.repeat && (
        <Chip
          words={
            r.repeats[when.repeat.status] + (when.repeat.status === 'FIRST' ? '' : ` (${r.within(when.repeat.days)})`)
          }
        />
      )}
      {when.risk && <Chip words={`${r.riskAtLeast}: ${r.tier[when.risk]}`} />}
    </span>
  )
}

const few = 4

function Several({ name, of }: { name?: string; of: string[] }) {
  if (of.length === 0) return null
  const shown = of.slice(0, few).join(', ') + (of.length > few ? ` +${of.length - few}` : '')
  return <Chip words={name ? `${name}: ${shown}` : shown} whole={of.length > few ? of.join(', ') : undefined} />
}

function Chip({ words, whole }: { words: ReactNode; whole?: string | undefined }) {
  return <Tag title={whole}>{words}</Tag>
}

/** Where it goes, in one line. */
export function Outcome({ then }: { then: Then }) {
  const { t, language } = useText()
  const skillName = useSkillName()
  const r = t.routing
  const said = [
    then.organisation && organisationName(language, then.organisation),
    then.desk && r.desks[then.desk],
    then.priority && `${r.priority}: ${t.catalogue.priorities[then.priority]}`,
    then.urgent && r.urgentQueue,
    then.skill && `${r.skill}: ${skillName(then.skill)}`,
  ].filter(Boolean)
  return <>{said.length > 0 ? said.join(' · ') : r.byItself}</>
}

const shapes: Record<Exclude<Tier, 'NONE'>, string> = {
  YELLOW: 'M8 2.5 14.5 14h-13z',
  ORANGE: 'M8 1.5 14.5 8 8 14.5 1.5 8z',
  RED: 'M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z',
}

/** A tier by shape, word and colour. */
export function TierMark({ tier, bare }: { tier: Tier; bare?: boolean }) {
  const { t } = useText()
  if (tier === 'NONE') return bare ? null : <>{t.routing.tier.NONE}</>
  return (
    <span className={`tier tier-${tier.toLowerCase()}`} title={t.routing.tierRow(t.routing.tier[tier])}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden>
        <path d={shapes[tier]} />
      </svg>{' '}
      {bare ? <span className="unseen">{t.routing.tierRow(t.routing.tier[tier])}</span> : t.routing.tier[tier]}
    </span>
  )
}
