import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { ratingsQuery, sumsQuery, type RatedAnswer } from './api'
import './quality.css'

/** What residents think of answers: sums for those who compare, single answers for those who judge them. */
export function QualityPage() {
  const { t } = useText()
  const may = useSession()!.staff.permissions
  return (
    <div className="quality">
      <title>{`${t.aftercare.quality.title} · Komek`}</title>
      <h1>{t.aftercare.quality.title}</h1>
      {may.includes('sum-ratings') && <Sums />}
      {may.includes('read-ratings') && <Ratings />}
    </div>
  )
}

function Sums() {
  const { t, language } = useText()
  const words = t.aftercare.quality
  const query = useQuery(sumsQuery)
  return (
    <section aria-labelledby="sums-title">
      <h2 id="sums-title">{words.sums}</h2>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="quiet">{words.noSums}</p>}
      {!!query.data?.length && (
        <table className="sums">
          <thead>
            <tr>
              <th scope="col">{words.organisation}</th>
              <th scope="col" className="figure">
                {words.ratings}
              </th>
              <th scope="col" className="figure">
                {words.mean}
              </th>
              <th scope="col" className="figure">
                {words.lowShare}
              </th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((sum) => (
              <tr key={sum.organisation ?? ''}>
                <th scope="row">{sum.organisation ? organisationName(language, sum.organisation) : words.centre}</th>
                <td className="figure">{sum.ratings}</td>
                <td className="figure">{sum.mean.toLocaleString(language, { minimumFractionDigits: 2 })}</td>
                <td className="figure">{Math.round((100 * sum.low) / sum.ratings)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Ratings() {
  const { t } = useText()
  const words = t.aftercare.quality
  const [low, setLow] = useState(true)
  const query = useInfiniteQuery(ratingsQuery(low ? 2 : 5))
  const ratings = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section>
      <p className="quiet">{words.lead}</p>
      <Segmented
        className="filter"
        value={low}
        onChange={setLow}
        options={[
          { value: true, label: words.low },
          { value: false, label: words.all },
        ]}
      />
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && ratings.length === 0 && <p className="empty">{words.empty}</p>}
      <ul className="ratings">
        {ratings.map((rated) => (
          <One key={rated.number + rated.closedAt} rated={rated} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </section>
  )
}

function One({ rated }: { rated: RatedAnswer }) {
  const { t, language } = useText()
  const words = t.aftercare.quality
  const now = useNow()
  const opens = useSession()!.staff.permissions.includes('work-tickets')
  const number = spoken(rated.number)
  const reasons = rated.reasons.map((reason) => words.reason[reason]).join(', ')
  return (
    <li>
      <p>
        <span className="mark">{words.outOfFive(rated.stars)}</span>
        {reasons && `: ${reasons}`}
        <span className="quiet">
          {' · '}
          <time dateTime={rated.at}>{when(language, Date.parse(rated.at), now)}</time>
          {rated.correctedAt && `, ${words.corrected(when(language, Date.parse(rated.correctedAt), now))}`}
        </span>
      </p>
      <h2 dir="auto">
        {opens ? <Link to={pathOf('CLOSED', rated.number)}>{number}</Link> : number} {rated.title}
      </h2>
      <p className="quiet">
        {rated.organisation ? organisationName(language, rated.organisation) : words.centre}
        {' · '}
        {t.outcome[rated.outcome as keyof typeof t.outcome]}
        {' · '}
        {words.closed(when(language, Date.parse(rated.closedAt), now))}
      </p>
      <dl>
        <dt>{words.answer}</dt>
        <dd dir="auto">{rated.answer ?? words.noAnswer}</dd>
        {rated.words && (
          <>
            <dt>{words.resident}</dt>
            <dd dir="auto">{rated.words}</dd>
          </>
        )}
      </dl>
    </li>
  )
}
