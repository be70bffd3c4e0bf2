import { infiniteQueryOptions, useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useRenewed } from '../live/useRenewed'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { namesQuery, type Rules } from './api'
import { TierMark } from './Chips'

type Decision = components['schemas']['RoutingDecision']

const decisionsQuery = (rule: number | null) =>
  infiniteQueryOptions({
    queryKey: ['routing-decisions', rule],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/routing/decisions', {
          params: { query: { ...(rule !== null && { rule }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** What the rules did lately, as it happens: which rule, which ticket, where to. */
export function Decisions({ rules }: { rules: Rules }) {
  const { t, language } = useText()
  const r = t.routing
  const now = useNow()
  const [rule, setRule] = useState<number | null>(null)
  const query = useInfiniteQuery(decisionsQuery(rule))
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const versions = [...new Set(items.map((each) => each.version))]
  const names = useQueries({ queries: versions.map((version) => namesQuery(version)) })
  const onlyNewest = query.data?.pages.length === 1

  // Who has gone back reads on undisturbed.
  useRenewed(['routing-decisions', rule], 2_000, onlyNewest)

  function name({ version, rule: number }: Decision) {
    if (number === null) return r.ruleNone
    const said = names[versions.indexOf(version)]?.data?.rules.find((each) => each.number === number)
    return said ? `${r.rule(number)}, ${said.names[language]}` : r.rule(number)
  }

  const where = (one: Decision) =>
    [
      one.proposed && `${r.proposed}: ${organisationName(language, one.proposed)}`,
      one.desk ? r.desks[one.desk] : !one.proposed && r.byItself,
    ]
      .filter(Boolean)
      .join(' · ')

  return (
    <section aria-labelledby="routing-decisions">
      <h2 id="routing-decisions">{r.lately}</h2>
      <p className="quiet">{r.latelyLead}</p>
      <label className="lately-rule">
        {r.latelyRule}{' '}
        <Select
          className="medium"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={r.latelyAll}
          value={rule}
          onChange={(number?: number) => setRule(number ?? null)}
          options={rules.rules.map((each) => ({
            value: each.number,
            label: `${r.rule(each.number)}, ${each.names[language]}`,
          }))}
        />
      </label>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={r.latelyFailed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <p className="empty">{r.latelyNone}</p>}
      {items.length > 0 && (
        <Wide label={r.lately}>
          <table>
            <thead>
              <tr>
                <th scope="col">{r.latelyWhen}</th>
                <th scope="col">{r.latelyTicket}</th>
                <th scope="col">{r.latelyBy}</th>
                <th scope="col">{r.thenTitle}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.number} ${one.at} ${one.rule}`}>
                  <td className="quiet">{when(language, Date.parse(one.at), now)}</td>
                  <td>
                    <Link to={pathOf('OPEN', one.number)} className="number">
                      {spoken(one.number)}
                    </Link>
                  </td>
                  <td>
                    {name(one)} {one.triage && <span className="wrong">· {r.triage[one.triage]}</span>}
                  </td>
                  <td>
                    {where(one)} {one.risk && <TierMark tier={one.risk} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {r.latelyMore}
        </Button>
      )}
    </section>
  )
}
