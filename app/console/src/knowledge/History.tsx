import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { languages, useText, type Language } from '../text/Text'
import { when } from '../words/time'
import { historyQuery, versionQuery } from './api'
import { difference } from './difference'

/** Who did what with it, and what one version says that the one before did not. */
export function History({ code }: { code: string }) {
  const { t, language } = useText()
  const k = t.knowledge
  const now = useNow()
  const [compared, setCompared] = useState<number | null>(null)
  const query = useQuery(historyQuery(code))
  if (query.isPending) return <Skeleton active />
  if (query.isError) return <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />
  return (
    <ol className="article-history">
      {query.data.map((act) => (
        <li key={act.number}>
          <p>
            <b>{act.by.name}</b> {k.acts[act.act]}
            {act.published && ` · ${k.version(act.published)}`}{' '}
            <time className="quiet" dateTime={act.at}>
              {when(language, Date.parse(act.at), now)}
            </time>
          </p>
          {act.note && <p dir="auto">{act.note}</p>}
          {act.alone && <p className="quiet">{k.alone}</p>}
          {act.published && (
            <Button
              size="small"
              aria-expanded={compared === act.published}
              onClick={() => setCompared(compared === act.published ? null : (act.published ?? null))}
            >
              {k.compare}
            </Button>
          )}
          {act.published && compared === act.published && <Compared code={code} number={act.published} />}
        </li>
      ))}
    </ol>
  )
}

function Compared({ code, number }: { code: string; number: number }) {
  const { t, language: own } = useText()
  const k = t.knowledge
  const [language, setLanguage] = useState<Language>(own)
  const after = useQuery(versionQuery(code, number)).data?.content
  const before = useQuery({ ...versionQuery(code, number - 1), enabled: number > 1 }).data?.content
  if (number === 1) return <p className="quiet">{k.firstVersion}</p>
  if (!after || !before) return <Skeleton active />
  const parts = [
    difference(before.titles[language], after.titles[language]),
    difference(before.bodies[language], after.bodies[language]),
  ]
  const changed = parts.some((changes) => changes.some((change) => change.how !== 'same'))
  return (
    <div className="compared">
      <Segmented
        size="small"
        aria-label={k.inLanguage}
        value={language}
        onChange={setLanguage}
        options={languages.map((value) => ({ value, label: k.languages[value] }))}
      />
      {!changed && <p className="quiet">{k.noDifference}</p>}
      {changed &&
        parts.map((changes, i) => (
          <p key={i} lang={language} className="compared-text">
            {changes.map((change, j) =>
              change.how === 'added' ? (
                <ins key={j}>{change.text}</ins>
              ) : change.how === 'removed' ? (
                <del key={j}>{change.text}</del>
              ) : (
                <span key={j}>{change.text}</span>
              ),
            )}
          </p>
        ))}
    </div>
  )
}
