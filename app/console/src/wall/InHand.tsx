import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { TicketRow } from '../api/client'
import { queueQuery } from '../api/queries'
import { Failed } from '../app/Failed'
import { BulkDialog } from '../bulk/BulkDialog'
import { most } from '../bulk/chosen'
import { useChosen } from '../bulk/useChosen'
import type { BulkKind } from '../bulk/api'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { pathOf } from '../work/queues'
import { Remaining } from '../work/Remaining'
import { useReason } from '../work/reason'
import { Everything } from './Everything'

/** What somebody has in hand; one of it, some or all goes to others. */
export function InHand({ login }: { login: string }) {
  const { t } = useText()
  const words = t.reassign
  const query = useInfiniteQuery(queueQuery('HELD', { assignee: login }))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  const choice = useChosen(rows)
  const [act, setAct] = useState<BulkKind>()
  const some = choice.chosen.size > 0
  return (
    <section className="in-hand" aria-labelledby="in-hand">
      <h3 id="in-hand">{words.title}</h3>
      {query.isPending && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {query.isError && !query.data && (
        <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.isSuccess && rows.length === 0 && <p className="quiet">{words.nothing}</p>}
      {rows.length > 0 && (
        <>
          <ul>
            {rows.map((row) => (
              <Held
                key={row.number}
                row={row}
                chosen={choice.chosen.has(row.number)}
                onChoose={(range) => choice.choose(row.number, range)}
              />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {words.more}
            </Button>
          )}
          <div className="bulk-line">
            <Button size="small" type="link" onClick={some ? choice.none : choice.all}>
              {some ? words.none : words.all(Math.min(rows.length, most))}
            </Button>
            <Button disabled={!some} onClick={() => setAct('HAND_OVER')}>
              {t.bulk.act.HAND_OVER}
            </Button>
            <Button disabled={!some} onClick={() => setAct('RELEASE')}>
              {words.release}
            </Button>
          </div>
          <Everything
            queue="HELD"
            filter={{ assignee: login }}
            acts={['HAND_OVER', 'RELEASE']}
            lead={words.everything}
            nothing={words.nothing}
          />
        </>
      )}
      {act && <BulkDialog kind={act} tickets={choice.tickets} onClose={() => setAct(undefined)} onDone={choice.none} />}
    </section>
  )
}

function Held({ row, chosen, onChoose }: { row: TicketRow; chosen: boolean; onChoose: (range: boolean) => void }) {
  const { t } = useText()
  const { reason, focus } = useReason()
  return (
    <li>
      <label className="row-choose">
        <input
          type="checkbox"
          checked={chosen}
          aria-label={t.bulk.chooseOne(spoken(row.number))}
          onChange={(event) => onChoose((event.nativeEvent as MouseEvent).shiftKey)}
        />
      </label>
      <span>
        <Link to={pathOf('OPEN', row.number)} className="number" {...focus}>
          {spoken(row.number)}
        </Link>{' '}
        <Remaining ticket={row} reason={reason} />
        <div>{row.title || t.queue.noTitle}</div>
      </span>
    </li>
  )
}
