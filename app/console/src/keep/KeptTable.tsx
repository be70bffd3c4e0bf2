import { Button, Input, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { Wide } from '../tables/Wide'

interface Props {
  /** Of the page; the room's name stands above. */
  title: string
  lead?: string
  search?: { label: string; onChange: (text: string) => void }
  /** Buttons beside the search. */
  tools?: ReactNode
  query: {
    isPending: boolean
    isError: boolean
    isSuccess: boolean
    error: Error | null
    refetch: () => unknown
    hasNextPage?: boolean
    isFetchingNextPage?: boolean
    fetchNextPage?: () => unknown
  }
  columns: readonly string[]
  /** What is said when there are no rows. */
  none?: string
  rows: ReactNode[]
}

/** What keepers look through: found by words, read page by page, opened by its first column. */
export function KeptTable({ title, lead, search, tools, query, columns, none, rows }: Props) {
  const { t } = useText()
  return (
    <>
      <title>{`${title} · Komek`}</title>
      {lead && <p className="quiet">{lead}</p>}
      <div className="keep-tools">
        {search && (
          <Input.Search
            allowClear
            placeholder={search.label}
            aria-label={search.label}
            onChange={(event) => search.onChange(event.target.value)}
          />
        )}
        {tools}
      </div>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.keep.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && <p className="empty">{none ?? t.keep.nothing}</p>}
      {rows.length > 0 && (
        <Wide label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((each) => (
                  <th scope="col" key={each}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{rows}</tbody>
          </table>
        </Wide>
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage?.()} loading={query.isFetchingNextPage ?? false}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}
