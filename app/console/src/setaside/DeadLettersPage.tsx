import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { deadLettersQuery, useReplay } from '../api/queries'
import { inWords } from '../api/refusal'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { origin } from './origin'

export function DeadLettersPage() {
  const { t, language } = useText()
  const now = useNow()
  const { message } = App.useApp()
  const query = useInfiniteQuery(deadLettersQuery)
  const replay = useReplay()
  const letters = query.data?.pages.flatMap((page) => page.items) ?? []

  return (
    <>
      <title>{`${t.deadLetters.tab} · Komek`}</title>
      <p className="quiet">{t.deadLetters.lead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.setAside.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && letters.length === 0 && <p className="empty">{t.deadLetters.empty}</p>}
      {letters.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.deadLetters.died}</th>
              <th scope="col">{t.deadLetters.what}</th>
              <th scope="col">{t.deadLetters.reason}</th>
              <th scope="col">
                <span className="unseen">{t.deadLetters.replay}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <tr key={letter.id}>
                <td>
                  <time dateTime={letter.diedAt}>{when(language, Date.parse(letter.diedAt), now)}</time>
                  <div className="quiet">
                    {t.deadLetters.arrived}: {when(language, Date.parse(letter.at), now)}
                  </div>
                </td>
                <td>
                  {t.deadLetters.topic[origin(letter.topic)] ?? letter.topic}
                  <div className="quiet">{letter.summary}</div>
                </td>
                <td lang="en" className="reason">
                  {letter.reason}
                </td>
                <td>
                  <Button
                    size="small"
                    loading={replay.isPending && replay.variables === letter.id}
                    onClick={() =>
                      replay.mutate(letter.id, {
                        onSuccess: () => void message.success(t.deadLetters.replayed),
                        onError: (error) => void message.error(inWords(t, error)),
                      })
                    }
                  >
                    {t.deadLetters.replay}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}
