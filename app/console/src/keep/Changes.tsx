import { useQuery } from '@tanstack/react-query'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { differences } from './differences'
import { changesQuery } from './keep'

/** Who changed a thing, the newest first. */
export function Changes({ what, id }: { what: string; id: string }) {
  const { t, language } = useText()
  const now = useNow()
  const changes = useQuery(changesQuery(what, id)).data?.items ?? []
  return (
    <section className="keep-changes" aria-label={t.keep.changes}>
      <h2>{t.keep.changes}</h2>
      {changes.length === 0 && <p className="quiet">{t.keep.noChanges}</p>}
      <ol>
        {changes.map((change, i) => (
          <li key={`${change.at}-${i}`}>
            <div className="quiet">
              <time dateTime={change.at}>{when(language, Date.parse(change.at), now)}</time> · {change.byName}
              {!change.before && ` · ${t.keep.made}`}
              {!change.after && ` · ${t.keep.gone}`}
            </div>
            {change.before && change.after && (
              <ul>
                {differences(change.before, change.after).map((each) => (
                  <li key={each.field}>
                    <code lang="en">{each.field}</code> {each.before && <del>{each.before}</del>}{' '}
                    {each.after && <ins>{each.after}</ins>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
