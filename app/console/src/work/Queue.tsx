import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { districtsQuery, queueQuery } from '../api/queries'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { BulkBar } from '../bulk/BulkBar'
import { useChosen } from '../bulk/useChosen'
import { FilterBar } from '../filter/FilterBar'
import { read, written } from '../filter/filter'
import { useKeys } from '../keys/keymap'
import { MyDesks } from '../shift/MyDesks'
import { useText, type Texts } from '../text/Text'
import { Views } from '../views/Views'
import { pathOf, queueKeys, queuesOf, type Queue as QueueName } from './queues'
import { Row } from './Row'
import { useSteadyScroll } from './steadyScroll'

interface Props {
  queue: QueueName
  open: string | undefined
  hidden: boolean
}

/** As the server says it: a filter is looked up in so many at once. */
const atOnce = 5_000

const lookedThrough = (pages: readonly { gaveUp: boolean }[]) =>
  (atOnce * pages.filter((each) => each.gaveUp).length).toLocaleString('ru')

export function Queue({ queue, open, hidden }: Props) {
  const { t, language } = useText()
  const navigate = useNavigate()
  const staff = useSession()?.staff
  const me = staff?.login
  const queues = queuesOf(staff?.roles ?? [])
  const { search } = useLocation()
  const filter = useMemo(() => read(new URLSearchParams(search)), [search])
  const filtered = written(filter)
  const query = useInfiniteQuery(queueQuery(queue, filter))
  const districts = useQuery(districtsQuery).data
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const lastFocused = useRef<{ number: string; index: number } | undefined>(undefined)

  // One page may end with the row that the next begins with, when rows moved in between.
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap((page) => page.items) ?? []
    return [...new Map(all.map((row) => [row.number, row])).values()]
  }, [query.data])
  const names = useMemo(
    () => new Map(districts?.map((each) => [each.code, each[language]]) ?? []),
    [districts, language],
  )

  const choice = useChosen(rows)
  const chooseNow = useRef(choice.choose)
  chooseNow.current = choice.choose
  const onChoose = useCallback((number: string, range: boolean) => chooseNow.current(number, range), [])
  const mayChoose = staff?.permissions.includes('stand-at-desk') ?? false

  const mayTakeDown = staff?.permissions.includes('work-tickets') ?? false

  const above = useSteadyScroll(scroller, list, rows)

  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])]

  function move(by: number) {
    const all = links()
    const at = all.findIndex((each) => each === document.activeElement)
    const from = at >= 0 ? at : rows.findIndex((row) => row.number === (lastFocused.current?.number ?? open))
    const next = all[Math.min(all.length - 1, Math.max(0, from < 0 ? 0 : from + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  function choose(range: boolean) {
    const at = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('.rows li')
    const number = at?.querySelector<HTMLElement>('a')?.dataset.number ?? lastFocused.current?.number ?? open
    if (mayChoose && number && rows.some((row) => row.number === number)) choice.choose(number, range)
  }

  // The row under the focus went to another queue: the focus stays where the eye is.
  useLayoutEffect(() => {
    const last = lastFocused.current
    if (!last || document.activeElement !== document.body || rows.some((row) => row.number === last.number)) return
    links()[Math.min(last.index, rows.length - 1)]?.focus({ preventScroll: true })
  }, [rows])

  const gaveUp = query.data?.pages.at(-1)?.gaveUp ?? false
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query
  const end = useRef<HTMLDivElement>(null)
  const [nearEnd, setNearEnd] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setNearEnd(entries.some((each) => each.isIntersecting)), {
      root: scroller.current,
      rootMargin: '800px',
    })
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (nearEnd && hasNextPage && !gaveUp && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [nearEnd, hasNextPage, gaveUp, isFetchingNextPage, isFetchNextPageError, fetchNextPage, rows.length])

  useKeys([
    { keys: ['j'], group: 'list', label: (t) => t.keys.next, run: () => move(1) },
    { keys: ['k'], group: 'list', label: (t) => t.keys.previous, run: () => move(-1) },
    { keys: ['x'], group: 'list', label: (t) => t.bulk.keyChoose, run: () => choose(false) },
    { keys: ['X'], group: 'list', label: (t) => t.bulk.keyRange, run: () => choose(true) },
    { keys: ['Escape'], group: 'list', label: (t) => t.bulk.keyEnd, run: choice.end },
    { keys: ['Enter'], group: 'list', label: (t) => t.keys.open },
    ...queues.map((each) => ({
      keys: [`g ${queueKeys[each]}`],
      group: 'list' as const,
      label: (t: Texts) => t.queue[each],
      run: () => void navigate(pathOf(each)),
    })),
  ])

  return (
    <section className="queue" aria-label={t.queue.label} hidden={hidden}>
      <nav className="tabs" aria-label={t.queue.label}>
        {queues.map((each) => (
          <Link key={each} to={pathOf(each, open)} aria-current={each === queue ? 'page' : undefined}>
            {t.queue[each]}
          </Link>
        ))}
      </nav>
      <MyDesks queue={queue} />
      <div className="queue-tools">
        <FilterBar
          filter={filter}
          rows={rows}
          onChange={(next) => void navigate({ pathname: pathOf(queue, open), search: written(next) })}
        />
        {mayChoose && <Views queue={queue} filter={filtered} />}
        {mayTakeDown && (
          <Link className="take-down" to="/take-down">
            {t.intake.offline.open}
          </Link>
        )}
        {mayChoose && !choice.choosing && (
          <Button size="small" type="text" className="choose-begin" disabled={rows.length === 0} onClick={choice.begin}>
            {t.bulk.choose}
          </Button>
        )}
      </div>
      {query.isError && query.data && (
        <Failed words={t.queue.stale} error={query.error} retry={() => void query.refetch()} />
      )}
      <div className="rows-frame">
        {above.count > 0 && (
          <Button size="small" type="primary" className="above" onClick={above.goUp}>
            ↑ {t.queue.above(above.count)}
          </Button>
        )}
        <div className={choice.choosing ? 'rows choosing' : 'rows'} ref={scroller}>
          {query.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
          {query.isError && !query.data && (
            <Failed words={t.queue.failed} error={query.error} retry={() => void query.refetch()} />
          )}
          {query.isSuccess && rows.length === 0 && !gaveUp && (
            <p className="empty">{filtered ? t.filter.none : t.queue.empty[queue]}</p>
          )}
          <ul
            ref={list}
            onFocus={(event) => {
              const number = (event.target as HTMLElement).dataset.number
              if (number) lastFocused.current = { number, index: rows.findIndex((row) => row.number === number) }
            }}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
              event.preventDefault()
              move(event.key === 'ArrowDown' ? 1 : -1)
            }}
          >
            {rows.map((row) => (
              <Row
                key={row.number}
                row={row}
                to={pathOf(queue, row.number) + search}
                open={row.number === open}
                mine={row.assignee?.login === me}
                chosen={choice.choosing ? choice.chosen.has(row.number) : undefined}
                onChoose={onChoose}
                district={row.district ? (names.get(row.district) ?? row.district) : undefined}
              />
            ))}
          </ul>
          <div ref={end} className="rows-end quiet">
            {isFetchingNextPage && t.app.loading}
            {isFetchNextPageError && (
              <Button size="small" onClick={() => void fetchNextPage()}>
                {t.app.retry}
              </Button>
            )}
            {gaveUp && !isFetchingNextPage && (
              <>
                {t.filter.gaveUp(lookedThrough(query.data?.pages ?? []))}{' '}
                <Button size="small" onClick={() => void fetchNextPage()}>
                  {t.filter.goOn}
                </Button>
              </>
            )}
            {query.isSuccess && !hasNextPage && rows.length > 0 && t.queue.end(rows.length)}
          </div>
        </div>
      </div>
      {mayChoose && <BulkBar choice={choice} shown={rows.length} />}
    </section>
  )
}
