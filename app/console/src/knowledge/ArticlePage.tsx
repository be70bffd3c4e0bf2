import { useQuery } from '@tanstack/react-query'
import { App, Button, Segmented, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { useKeys } from '../keys/keymap'
import { languages, useText, type Language } from '../text/Text'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { named, useCatalogue } from '../catalogue/known'
import { articleQuery, refusalWords, useVote, type Content, type ReadArticle } from './api'
import { Markdown } from './Markdown'
import { ReportDialog } from './ReportDialog'
import { UseDialog } from './UseDialog'

export function ArticlePage() {
  const { code = '' } = useParams()
  const { t } = useText()
  const query = useQuery(articleQuery(code))
  if (query.isPending) return <Skeleton active />
  if (!query.data) return <Failed words={refusalWords(t, query.error)} error={query.error} retry={() => void query.refetch()} /> // prettier-ignore
  return <One key={code} read={query.data} />
}

const speaks = (content: Content, language: Language) => !!content.titles[language] && !!content.bodies[language]

function One({ read }: { read: ReadArticle }) {
  const { t, language: own } = useText()
  const k = t.knowledge
  const now = useNow()
  const { message } = App.useApp()
  const { version } = read
  const { content } = version
  const readable = languages.filter((each) => speaks(content, each))
  const [language, setLanguage] = useState<Language>(readable.includes(own) ? own : (readable[0] ?? 'kk'))
  const [dialog, setDialog] = useState<'use' | 'report' | null>(null)
  const vote = useVote(version.code)
  const keeps = useSession()!.staff.permissions.includes('keep-knowledge')
  const known = useCatalogue().known
  useKeys([
    { keys: ['u'], group: 'app', label: (texts) => texts.knowledge.keys.use, run: () => setDialog('use') },
    { keys: ['w'], group: 'app', label: (texts) => texts.knowledge.keys.report, run: () => setDialog('report') },
  ])
  const mine = read.mine
  function say(useful: boolean) {
    vote.mutate(mine === useful ? null : useful, { onError: (error) => void message.error(refusalWords(t, error)) })
  }
  return (
    <article className="article">
      <title>{`${content.titles[language]} · Komek`}</title>
      <header>
        <p className="quiet">
          {k.kinds[content.kind]} · <Tag>{content.open ? k.open : k.internal}</Tag>
        </p>
        <h2 lang={language}>{content.titles[language]}</h2>
        <Segmented
          aria-label={k.inLanguage}
          value={language}
          onChange={setLanguage}
          options={languages.map((value) => ({
            value,
            label: k.languages[value],
            disabled: !readable.includes(value),
          }))}
        />
      </header>
      <Markdown text={content.bodies[language]} language={language} />
      {(content.issues.length > 0 || content.organisations.length > 0) && (
        <p className="quiet">
          {content.issues.map((each) => named(known?.byCode.get(each), own) || each).join(' · ')}
          {content.issues.length > 0 && content.organisations.length > 0 && ' · '}
          {content.organisations.map((each) => organisationName(own, each)).join(' · ')}
        </p>
      )}
      <div className="article-acts">
        <Button type="primary" onClick={() => setDialog('use')}>
          {k.use} <kbd>U</kbd>
        </Button>
        <Button onClick={() => setDialog('report')}>
          {k.report} <kbd>W</kbd>
        </Button>
        <span role="group" aria-label={k.isUseful} className="article-vote">
          <Button
            aria-pressed={mine === true}
            type={mine === true ? 'primary' : 'default'}
            ghost={mine === true}
            onClick={() => say(true)}
          >
            {k.useful}
          </Button>
          <Button
            aria-pressed={mine === false}
            type={mine === false ? 'primary' : 'default'}
            ghost={mine === false}
            onClick={() => say(false)}
          >
            {k.notUseful}
          </Button>
        </span>
        {keeps && <Link to={`/knowledge/desk/${version.code}`}>{k.toDesk}</Link>}
      </div>
      <footer className="quiet">
        {k.version(version.number)} · {k.published(version.by.name, when(own, Date.parse(version.at), now))} ·{' '}
        {k.uses(read.uses)} · {k.votes(read.up, read.down)}
      </footer>
      {dialog === 'use' && <UseDialog article={version.code} onClose={() => setDialog(null)} />}
      {dialog === 'report' && <ReportDialog article={version.code} onClose={() => setDialog(null)} />}
    </article>
  )
}
