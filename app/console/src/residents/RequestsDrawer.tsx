import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Skeleton } from 'antd'
import { Link } from 'react-router'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { pathOf } from '../work/queues'
import { requestsQuery } from './api'

/** Everything the person has ever asked, by whichever address. */
export function RequestsDrawer({
  id,
  here,
  open,
  onClose,
}: {
  id: number
  here: string
  open: boolean
  onClose: () => void
}) {
  const { t } = useText()
  return (
    <Drawer open={open} onClose={onClose} title={t.aftercare.resident.requests} size={420} destroyOnHidden>
      <Requests id={id} here={here} onClose={onClose} />
    </Drawer>
  )
}

function Requests({ id, here, onClose }: { id: number; here: string; onClose: () => void }) {
  const { t, language } = useText()
  const words = t.aftercare.resident
  const now = useNow()
  const query = useInfiniteQuery(requestsQuery(id))
  const tickets = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />}
      <ul className="related">
        {tickets.map((each) => (
          <li key={each.number}>
            <div className="related-line">
              {each.number === here ? (
                <span className="number">
                  {spoken(each.number)} <span className="quiet">{words.here}</span>
                </span>
              ) : (
                <Link className="number" to={pathOf('OPEN', each.number)} onClick={onClose}>
                  {spoken(each.number)}
                </Link>
              )}
              <span className="related-why">{each.outcome ? t.outcome[each.outcome] : t.status[each.status]}</span>
            </div>
            <p className="related-title">{each.title || t.queue.noTitle}</p>
            <p className="quiet">
              {when(language, Date.parse(each.receivedAt), now)}, {t.channel[each.channel]}
            </p>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}
