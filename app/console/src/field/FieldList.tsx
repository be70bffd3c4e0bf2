import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { Link, Navigate, useParams } from 'react-router'
import type { TicketRow } from '../api/client'
import { districtsQuery, queueQuery } from '../api/queries'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { dayInWords } from '../words/time'
import { Remaining } from '../work/Remaining'
import { useReason } from '../work/reason'
import { usePolling } from './polling'
import { listOf, tabOf, type Tab } from './tabs'

export function FieldList() {
  const { t } = useText()
  const { tab: path } = useParams()
  const tab = tabOf(path)
  if (tab !== path) return <Navigate to={`/field/${tab}`} replace />
  return (
    <>
      <title>{`${t.field[tab]} · Komek`}</title>
      <h1 className="unseen">{t.field[tab]}</h1>
      <List key={tab} tab={tab} list={listOf[tab]} />
      {tab === 'work' && <Helped />}
    </>
  )
}

/** Only there when there is something: few organisations are ever asked to help. */
function Helped() {
  const { t } = useText()
  const query = useInfiniteQuery({ ...queueQuery('OUR_HELP'), ...usePolling() })
  if (!query.data?.pages.some((page) => page.items.length > 0)) return null
  return (
    <section>
      <h2 className="field-heading">{t.field.help}</h2>
      <List tab="work" list="OUR_HELP" />
    </section>
  )
}

function List({ tab, list }: { tab: Tab; list: (typeof listOf)[Tab] | 'OUR_HELP' }) {
  const { t } = useText()
  const query = useInfiniteQuery({ ...queueQuery(list), ...usePolling() })
  const rows = [...new Map(query.data?.pages.flatMap((page) => page.items).map((row) => [row.number, row])).values()]
  return (
    <>
      {query.isPending && <Skeleton active className="field-waiting" title={false} paragraph={{ rows: 6 }} />}
      {query.isError && !query.data && (
        <Failed words={t.field.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isSuccess && rows.length === 0 && <p className="empty">{t.field.empty[tab]}</p>}
      <ul className="field-rows">
        {rows.map((row) => (
          <Row key={row.number} row={row} to={`/field/${tab}/${row.number}`} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}

function Row({ row, to }: { row: TicketRow; to: string }) {
  const { t, language } = useText()
  const now = useNow()
  const districts = useQuery(districtsQuery).data
  const district = districts?.find((each) => each.code === row.district)?.[language]
  const planned = row.execution?.plannedFor
  const { reason, focus } = useReason()
  return (
    <li>
      <Link to={to} className="field-row" {...focus}>
        <span className="field-line">
          <Remaining ticket={row} long reason={reason} />
          <span className="number quiet">{spoken(row.number)}</span>
        </span>
        <b className="field-title">{row.title || t.queue.noTitle}</b>
        <span className="field-line quiet">
          <span>{district ?? t.queue.noDistrict}</span>
          <span>
            {t.status[row.status]}
            {row.status === 'PLANNED' && planned && `: ${dayInWords(language, planned, now)}`}
          </span>
        </span>
      </Link>
    </li>
  )
}
