import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { noticesQuery, noticeWords, read, readUpTo, useNoticesPath, type Notice } from './api'
import './notices.css'

/** What one was told, the newest first. */
export function NoticesPage() {
  const { t } = useText()
  const client = useQueryClient()
  const path = useNoticesPath()
  const [unread, setUnread] = useState(true)
  const [failure, setFailure] = useState<unknown>()
  const query = useInfiniteQuery(noticesQuery(unread))
  const notices = query.data?.pages.flatMap((page) => page.items) ?? []
  const newest = notices[0]
  const mark = (act: Promise<void>) => void act.then(() => setFailure(undefined), setFailure)

  return (
    <div className="notices">
      <title>{`${t.notices.title} · Komek`}</title>
      <div className="notices-head">
        <h1>{t.notices.title}</h1>
        <Link to={`${path}/choices`}>{t.notices.choices.title}</Link>
      </div>
      <div className="notices-tools">
        <Radio.Group
          optionType="button"
          aria-label={t.notices.which}
          value={unread}
          onChange={(event) => setUnread(event.target.value as boolean)}
          options={[
            { value: true, label: t.notices.unread },
            { value: false, label: t.notices.all },
          ]}
        />
        {newest && notices.some((each) => !each.readAt) && (
          <Button onClick={() => mark(readUpTo(client, newest.id))}>{t.notices.readAll}</Button>
        )}
      </div>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={noticeWords(t, failure)} />}
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.notices.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && notices.length === 0 && (
        <p className="empty">{unread ? t.notices.noneUnread : t.notices.none}</p>
      )}
      <ul className="notice-list">
        {notices.map((each) => (
          <Row key={each.id} notice={each} markRead={() => mark(read(client, each.id))} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </div>
  )
}

function Row({ notice, markRead }: { notice: Notice; markRead: () => void }) {
  const { t, language } = useText()
  const now = useNow()
  const over = notice.kind === 'BREACHED' || notice.kind === 'ESCALATED'
  const due = notice.due ? when(language, Date.parse(notice.due), now) : undefined
  const facts = [
    notice.organisation ? organisationName(language, notice.organisation) : t.notices.ofCentre,
    t.notices.what[notice.what] ?? t.notices.someClock,
    due && (over ? t.notices.wasDue(due) : t.notices.isDue(due)),
  ]
  return (
    <li className={notice.readAt ? 'notice' : 'notice unread'}>
      <span className="notice-sign" aria-hidden>
        {over ? '▲' : '●'}
      </span>
      <div>
        <p className={over ? 'notice-kind over' : 'notice-kind'}>
          {notice.urgent && <strong>{t.notices.urgent}. </strong>}
          {t.notices.kind[notice.kind]}
          {!notice.readAt && <span className="unseen">, {t.notices.isUnread}</span>}
        </p>
        <p>
          <Link to={`/tickets/${notice.number}`} onClick={() => !notice.readAt && markRead()}>
            {spoken(notice.number)}
          </Link>{' '}
          · {facts.filter(Boolean).join(' · ')}
        </p>
        <p className="quiet">{when(language, Date.parse(notice.at), now)}</p>
      </div>
      {!notice.readAt && (
        <Button size="small" onClick={markRead} aria-label={`${t.notices.read}: ${spoken(notice.number)}`}>
          {t.notices.read}
        </Button>
      )}
    </li>
  )
}
