import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { languages, useText, type Texts } from '../text/Text'
import { when } from '../words/time'
import { revisionsQuery, type Revision } from './api'

/** Every wording the issue ever had, and what changed from one to the next. */
export function History({ code }: { code: string }) {
  const { t, language } = useText()
  const c = t.catalogue
  const now = useNow()
  const query = useInfiniteQuery(revisionsQuery(code))
  const revisions = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={c.failed} error={query.error} retry={() => void query.refetch()} />
  return (
    <>
      <ol className="revisions">
        {revisions.map((revision, i) => {
          const before = revisions[i + 1]
          const changes = before ? differences(t, before, revision) : []
          return (
            <li key={revision.revision}>
              <h3>
                {c.history.revision(revision.revision)}{' '}
                <span className="quiet">
                  {revision.by.name}, {when(language, Date.parse(revision.since), now)}
                </span>
              </h3>
              {!before && revision.revision === 1 && <p className="quiet">{c.history.first}</p>}
              {changes.length > 0 && (
                <dl>
                  {changes.map(([what, was, is]) => (
                    <div key={what}>
                      <dt>{what}</dt>
                      <dd>
                        {is || '—'} <del className="quiet">{was || '—'}</del>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </li>
          )
        })}
      </ol>
      {query.hasNextPage && (
        <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t.app.more}
        </Button>
      )}
    </>
  )
}

/** What differs, in words: the thing, how it was, how it is. */
function differences(t: Texts, before: Revision, after: Revision): [string, string, string][] {
  const said = (revision: Revision) => facts(t, revision)
  const was = said(before)
  return said(after).flatMap(([what, is], i) => (was[i]![1] === is ? [] : [[what, was[i]![1], is]]))
}

function facts(t: Texts, revision: Revision): [string, string][] {
  const c = t.catalogue
  const inEach = (what: string, text: (language: 'kk' | 'ru' | 'en') => string): [string, string][] =>
    languages.map((each) => [`${what}, ${c.languages[each]}`, text(each)])
  return [
    ...inEach(c.names, (each) => revision.names[each]),
    ...inEach(c.synonyms, (each) => revision.synonyms[each].join('; ')),
    [c.sphere, revision.sphere],
    [c.type, t.type[revision.type]],
    [c.priority, c.priorities[revision.priority]],
    [c.urgent, revision.urgent ? c.urgencies[revision.urgent] : ''],
    [c.target, revision.target ? `${revision.target.amount} ${c.units[revision.target.unit]}` : ''],
    [c.organisation, revision.organisation ?? ''],
    [c.published, revision.published ? c.yes : c.no],
    ...inEach(c.script, (each) => revision.script[each]),
    [
      c.questions,
      revision.questions
        .map(
          (each) =>
            `${each.text.kk} (${[c.kinds[each.kind], each.required && c.required, each.when && `${each.when.question} = ${each.when.answer}`, ...each.choices.map((choice) => choice.text.kk)].filter(Boolean).join(', ')})`,
        ) // prettier-ignore
        .join('; '),
    ],
  ]
}
