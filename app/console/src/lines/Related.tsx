import { useQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { RelatedTicket, TicketView } from '../api/client'
import { relatedQuery, useMerge, usePutUnder, useUnmerge } from '../api/queries'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { when } from '../words/time'
import { pathOf, queuesOf } from '../work/queues'

/** What belongs together or looks alike, each with the reason, and what one can do about it. */
export function Related({ ticket }: { ticket: TicketView }) {
  const { t } = useText()
  const query = useQuery(relatedQuery(ticket.number))
  if (query.isSuccess && query.data.items.length === 0) return null
  return (
    <section>
      <h2>{t.context.related}</h2>
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {query.isError && <Failed words="" error={query.error} retry={() => void query.refetch()} />}
      <ul className="related">
        {query.data?.items.map((one) => (
          <One key={one.relation + one.ticket.number} ticket={ticket} one={one} />
        ))}
      </ul>
      {query.data?.more.map((relation) => (
        <p key={relation} className="quiet">
          {t.moreRelated.notAll(
            t.context.relation[relation],
            query.data.items.filter((one) => one.relation === relation).length,
          )}
        </p>
      ))}
    </section>
  )
}

function One({ ticket, one: { ticket: other, relation } }: { ticket: TicketView; one: RelatedTicket }) {
  const { t, language } = useText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const now = useNow()
  const inspects = queuesOf(useSession()?.staff.roles ?? []).includes('TO_CHECK')
  const merge = useMerge(ticket.number)
  const unmerge = useUnmerge()
  const putUnder = usePutUnder(ticket.number)
  const onError = (error: Error) => void message.error(inWords(t, error))
  const alike = relation === 'SAME_PERSON' || relation === 'SAME_PLACE'
  const open = other.status !== 'CLOSED' && other.status !== 'MERGED'
  const id = `related-${other.number}`
  return (
    <li>
      <div className="related-line">
        <Link id={id} className="number" to={pathOf('OPEN', other.number)}>
          {spoken(other.number)}
        </Link>
        <span className="related-why">{t.context.relation[relation]}</span>
      </div>
      <p className="related-title">{other.title || t.queue.noTitle}</p>
      <p className="quiet">
        {t.status[other.status]}, {when(language, Date.parse(other.receivedAt), now)}
      </p>
      <div className="related-acts">
        {alike && open && ticket.allowed.includes('MERGE') && (
          <Button
            size="small"
            aria-describedby={id}
            loading={merge.isPending}
            onClick={() =>
              merge.mutate(other.number, {
                onSuccess: (view) => {
                  void message.success(t.act.merged)
                  void navigate(pathOf('OPEN', view.number))
                },
                onError,
              })
            }
          >
            {t.context.mergeHere}
          </Button>
        )}
        {relation === 'SAME_PLACE' && open && ticket.allowed.includes('LINK') && (
          <Button
            size="small"
            aria-describedby={id}
            loading={putUnder.isPending}
            onClick={() =>
              putUnder.mutate(other.number, { onSuccess: () => void message.success(t.act.putUnderDone), onError })
            }
          >
            {t.context.underIt}
          </Button>
        )}
        {relation === 'PARENT' && ticket.allowed.includes('LINK') && (
          <Button
            size="small"
            aria-describedby={id}
            loading={putUnder.isPending}
            onClick={() => putUnder.mutate(null, { onSuccess: () => void message.success(t.act.takenOut), onError })}
          >
            {t.act.takeOut}
          </Button>
        )}
        {relation === 'MERGED_HERE' && inspects && (
          <Button
            size="small"
            aria-describedby={id}
            loading={unmerge.isPending}
            onClick={() =>
              unmerge.mutate(other.number, { onSuccess: () => void message.success(t.act.unmerged), onError })
            }
          >
            {t.act.unmerge}
          </Button>
        )}
      </div>
    </li>
  )
}
