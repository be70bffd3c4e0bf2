import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Fragment, useState } from 'react'
import { answer, api } from '../api/client'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { calendarsQuery, called } from '../keep/keep'
import { KeptTable } from '../keep/KeptTable'
import { useKeeping } from '../keep/keeping'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { TargetForm } from './TargetForm'
import { useNames } from './names'
import {
  byKind,
  fitsAll,
  inWorkingTime,
  moved,
  put,
  targetsChangesQuery,
  targetsQuery,
  targetWords,
  type TargetRule,
} from './targets'

/** How long there is for what: of each kind the first that fits. What is promised already stays as it is. */
export function TargetsPage() {
  const { t, language } = useText()
  const d = t.deadline.targets
  const now = useNow()
  const may = useSession()!.staff.permissions
  const keeps = may.includes('keep-catalogue')
  const query = useQuery(targetsQuery)
  const calendars = useQuery(calendarsQuery).data ?? []
  const changes = useQuery({ ...targetsChangesQuery, enabled: may.includes('read-changes') }).data
  const [open, setOpen] = useState<TargetRule | 'new'>()
  const [tried, setTried] = useState<readonly TargetRule[]>([])
  const { keep, saving, failure } = useKeeping('targets')
  const names = useNames()
  const rules = query.data?.rules ?? []

  function save(next: TargetRule[]) {
    setTried(next)
    const sent = api.PUT('/api/v1/targets', {
      params: { header: { 'If-Match': `"${query.data?.version ?? 0}"` } },
      body: { rules: next },
    })
    void keep(answer(sent), () => setOpen(undefined))
  }

  const wrong = failure === undefined ? [] : targetWords(t, failure, tried)
  const refused = wrong.length > 0 && (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={d.refused}
      description={wrong.map((each) => (
        <div key={each}>{each}</div>
      ))}
    />
  )
  return (
    <>
      <KeptTable
        title={d.title}
        lead={d.lead}
        query={query}
        columns={[d.forWhat, d.howLong, d.calendar, d.basis, ...(keeps ? [d.order] : [])]}
        tools={
          keeps && (
            <Button type="primary" onClick={() => setOpen('new')}>
              {d.add}
            </Button>
          )
        }
        rows={byKind(rules).map(([kind, those]) => (
          <Fragment key={kind}>
            <tr>
              <th scope="rowgroup" colSpan={keeps ? 5 : 4}>
                {t.deadline.kind[kind]}
              </th>
            </tr>
            {those.map((rule, i) => (
              <tr key={rule.code}>
                <td>
                  <button className="plain" onClick={() => setOpen(rule)}>
                    {words(rule)}
                  </button>
                </td>
                <td className="number">{d.amount[rule.unit](rule.amount)}</td>
                <td>
                  {inWorkingTime(rule) && (rule.calendar ? nameOf(rule.calendar) : d.itsOwn)}
                  {rule.receipt === 'NEXT_WORKING_DAY' && (
                    <div className="quiet">{t.calendar.receipts[rule.receipt]}</div>
                  )}
                </td>
                <td>
                  <span lang="en">{rule.basis}</span>
                </td>
                {keeps && (
                  <td className="target-order">
                    {those.length > 1 && (
                      <>
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowUpOutlined />}
                          aria-label={d.up(words(rule))}
                          disabled={i === 0 || saving}
                          onClick={() => save(moved(rules, rule, -1))}
                        />
                        <Button
                          type="text"
                          size="small"
                          icon={<ArrowDownOutlined />}
                          aria-label={d.down(words(rule))}
                          disabled={i === those.length - 1 || saving}
                          onClick={() => save(moved(rules, rule, 1))}
                        />
                      </>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </Fragment>
        ))}
      />
      {!open && refused}
      {changes && changes.length > 0 && (
        <section aria-label={d.versions}>
          <h3>{d.versions}</h3>
          <ul className="deadlines">
            {changes.slice(0, 20).map((change) => (
              <li key={change.version}>
                <b className="number">{change.version}</b> · {when(language, Date.parse(change.at), now)} · {change.by}
              </li>
            ))}
          </ul>
        </section>
      )}
      {open && (
        <TargetForm
          key={open === 'new' ? 'new' : open.code}
          rule={open === 'new' ? undefined : open}
          keeps={keeps}
          saving={saving}
          refused={refused}
          close={() => setOpen(undefined)}
          save={(rule) => save(put(rules, rule, open === 'new' ? undefined : open))}
          remove={() => save(rules.filter((each) => each !== open))}
        />
      )}
    </>
  )

  function nameOf(id: string) {
    const found = calendars.find((each) => each.id === id)
    return found ? called(language, found) : id
  }

  function words(rule: TargetRule): string {
    return fitsAll(rule) ? d.everything : conditions(rule).join('; ')
  }

  function conditions(rule: TargetRule): string[] {
    return [
      ...rule.types.map((each) => t.type[each]),
      ...rule.priorities.map((each) => t.catalogue.priorities[each]),
      ...rule.channels.map((each) => t.channel[each]),
      ...rule.spheres.map((each) => `${d.sphere}: ${names.sphere(each)}`),
      ...rule.issues.map((each) => `${d.issue}: ${names.issue(each)}`),
      ...rule.organisations.map(names.organisation),
      ...(rule.urgent === null ? [] : [rule.urgent ? d.urgent : d.notUrgent]),
    ]
  }
}
