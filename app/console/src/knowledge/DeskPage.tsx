import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton, Tag } from 'antd'
import { useRef } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { dayInWords, when } from '../words/time'
import { countsQuery, listQuery, toReviewQuery, type LifeStage, type Listed } from './api'

const lists = ['DRAFT', 'IN_REVIEW', 'TO_REVIEW', 'PUBLISHED', 'RETIRED'] as const
type List = (typeof lists)[number]

/** Articles by where they stand. */
export function DeskPage() {
  const { t } = useText()
  const k = t.knowledge
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const list = lists.find((each) => each === params.get('list')) ?? 'DRAFT'
  const counts = useQuery(countsQuery).data
  const figures: Record<List, number | undefined> = {
    DRAFT: counts?.drafts,
    IN_REVIEW: counts?.inReview,
    TO_REVIEW: counts?.toReview,
    PUBLISHED: counts?.published,
    RETIRED: counts?.retired,
  }
  const rows = useRef<HTMLUListElement>(null)
  function step(by: number) {
    const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys([
    {
      keys: ['n'],
      group: 'app',
      label: (texts) => texts.knowledge.add,
      run: () => void navigate('/knowledge/desk/new'),
    },
    { keys: ['j'], group: 'list', label: (texts) => texts.knowledge.keys.next, run: () => step(1) },
    { keys: ['k'], group: 'list', label: (texts) => texts.knowledge.keys.previous, run: () => step(-1) },
  ])
  return (
    <>
      <div className="desk-head">
        <Segmented
          aria-label={k.whichList}
          value={list}
          onChange={(value) => setParams({ list: value })}
          options={lists.map((value) => ({
            value,
            label: `${k.lists[value]}${figures[value] ? ` ${figures[value]}` : ''}`,
          }))}
        />
        <Button type="primary" onClick={() => void navigate('/knowledge/desk/new')}>
          {k.add} <kbd>N</kbd>
        </Button>
      </div>
      {list === 'TO_REVIEW' ? <ToReview rows={rows} /> : <Staged stage={list} rows={rows} />}
    </>
  )
}

type Rows = React.RefObject<HTMLUListElement | null>

function Staged({ stage, rows }: { stage: LifeStage; rows: Rows }) {
  const { t } = useText()
  const k = t.knowledge
  const query = useInfiniteQuery(listQuery(stage))
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  return (
    <>
      <Lines items={items} empty={k.emptyList[stage]} rows={rows} />
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}

function ToReview({ rows }: { rows: Rows }) {
  const { t } = useText()
  const k = t.knowledge
  const query = useQuery(toReviewQuery)
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />
  return <Lines items={query.data} empty={k.emptyList.TO_REVIEW} rows={rows} />
}

function Lines({ items, empty, rows }: { items: readonly Listed[]; empty: string; rows: Rows }) {
  const { t, language } = useText()
  const k = t.knowledge
  const now = useNow()
  if (items.length === 0) return <p className="empty">{empty}</p>
  return (
    <ul className="desk-lines" ref={rows}>
      {items.map((item) => (
        <li key={item.code}>
          <Link to={`/knowledge/desk/${item.code}`}>
            {item.titles[language] || item.titles.ru || item.titles.kk || k.untitled}
          </Link>
          <p className="quiet">
            {k.kinds[item.kind]} · {item.open ? k.open : k.internal} · {item.owner.name} ·{' '}
            {k.reviewByShort(dayInWords(language, item.reviewBy, now))} ·{' '}
            {k.changed(item.changedBy.name, when(language, Date.parse(item.changedAt), now))}
          </p>
          {item.reasons.map((reason) => (
            <Tag key={reason} color="warning">
              {k.reasons[reason]}
            </Tag>
          ))}
        </li>
      ))}
    </ul>
  )
}
