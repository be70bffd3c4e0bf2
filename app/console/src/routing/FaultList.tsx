import { Alert } from 'antd'
import { useText } from '../text/Text'
import type { Fault, Rules } from './api'

interface Props {
  faults: Fault[]
  rules: Rules | undefined
  title?: string
}

/** What is wrong, by rule, in plain words. */
export function FaultList({ faults, rules, title }: Props) {
  const { t, language } = useText()
  const r = t.routing
  if (faults.length === 0) return null
  const fields: Record<string, string> = {
    'when.issues': r.issues,
    'when.spheres': r.spheres,
    'when.places': r.places,
    'when.words': r.words,
    'when.area': r.area,
    'then.organisation': r.proposed,
    'then.skill': r.skill,
  }
  const rule = (number: number | null) => {
    if (number === null) return r.tabs.risk
    const found = rules?.rules.find((each) => each.number === number)
    return found ? `${r.rule(number)}, «${found.names[language]}»` : number ? r.rule(number) : r.newRule
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={title ?? r.wrongTitle}
      description={
        <ul className="faults">
          {faults.map((each, at) => (
            <li key={at}>
              {rule(each.rule)}: {fields[each.field] ? `${fields[each.field]}: ` : ''}
              {r.why[each.reason] ?? each.reason}
              {each.what ? ` (${each.what})` : ''}
            </li>
          ))}
        </ul>
      }
    />
  )
}
