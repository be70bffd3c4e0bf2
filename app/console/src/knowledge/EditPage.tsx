import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Input, Segmented, Select, Skeleton, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useBlocker, useNavigate, useParams } from 'react-router'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { named, useCatalogue } from '../catalogue/known'
import { allOrganisationsQuery } from '../keep/keep'
import { languages, useText, type Language } from '../text/Text'
import { organisationName } from '../words/organisation'
import { dayInWords, when } from '../words/time'
import { ActDialog, CareDialog } from './ActDialog'
import { articleKinds, isStale, refusalWords, useArticleAct, useWrite, workQuery, wrongFields, type Act, type AtWork, type Content } from './api' // prettier-ignore
import { History } from './History'
import { Markdown } from './Markdown'
import { same } from './difference'

const nothing: Content = {
  kind: 'ARTICLE',
  open: true,
  titles: { kk: '', ru: '', en: '' },
  bodies: { kk: '', ru: '', en: '' },
  issues: [],
  organisations: [],
}

export function NewArticlePage() {
  // Drawn once: sent again after a broken line it is the same article.
  const [code] = useState(() => `A${crypto.randomUUID().replace(/-/g, '').slice(0, 11).toUpperCase()}`)
  return <Editor code={code} article={null} />
}

export function EditPage() {
  const { code = '' } = useParams()
  const { t } = useText()
  const query = useQuery(workQuery(code))
  if (query.isPending) return <Skeleton active />
  if (!query.data) return <Failed words={refusalWords(t, query.error)} error={query.error} retry={() => void query.refetch()} /> // prettier-ignore
  return <Editor key={code} code={code} article={query.data} renew={() => void query.refetch()} />
}

type Tab = 'texts' | 'settings' | 'preview' | 'history'

function Editor({ code, article, renew }: { code: string; article: AtWork | null; renew?: () => void }) {
  const { t } = useText()
  const k = t.knowledge
  const { message } = App.useApp()
  const navigate = useNavigate()
  const write = useWrite(code)
  const act = useArticleAct(code)
  // What it was made from: what is typed is never overwritten by what others save.
  const [base, setBase] = useState({ version: article?.version ?? null, content: article?.content ?? nothing })
  const [content, setContent] = useState<Content>(base.content)
  const [tab, setTab] = useState<Tab>('texts')
  const unsaved = !same(content, base.content)
  const wrong = { ...wrongFields(t, act.error), ...wrongFields(t, write.error) }
  const stale = isStale(write.error) || (article !== null && base.version !== null && article.version > base.version && unsaved) // prettier-ignore
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname) // prettier-ignore
  // An act of one's own, or somebody's while nothing is typed here.
  if (article && base.version !== null && article.version > base.version && !unsaved) {
    setBase({ version: article.version, content: article.content })
    setContent(article.content)
  }
  function save() {
    write.mutate(
      { version: base.version, content },
      {
        onSuccess: (saved) => {
          setBase({ version: saved.version, content: saved.content })
          setContent(saved.content)
          act.reset()
          void message.success(k.saved)
        },
      },
    )
  }
  // A new one has an address of its own from its first saving on.
  const begun = article === null && base.version !== null
  useEffect(() => {
    if (begun) void navigate(`/knowledge/desk/${code}`, { replace: true })
  }, [begun, code, navigate])
  function takeNew() {
    write.reset()
    if (article) {
      setBase({ version: article.version, content: article.content })
      setContent(article.content)
    }
    renew?.()
  }
  const tabs: Tab[] = article ? ['texts', 'settings', 'preview', 'history'] : ['texts', 'settings', 'preview']
  return (
    <div
      className="editor"
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS') {
          event.preventDefault()
          if (unsaved) save()
        }
      }}
    >
      <Standing article={article} code={code} act={act} unsaved={unsaved} saving={write.isPending} save={save} />
      {stale && (
        <Alert
          type="warning"
          showIcon
          title={k.refused.STALE}
          action={
            <Button size="small" onClick={takeNew}>
              {k.reload}
            </Button>
          }
        />
      )}{' '}
      {/* prettier-ignore */}
      {write.isError && !isStale(write.error) && <Alert type="error" showIcon title={refusalWords(t, write.error)} />}
      {blocker.state === 'blocked' && (
        <Alert
          type="warning"
          showIcon
          title={k.unsaved}
          action={
            <>
              <Button size="small" onClick={() => blocker.reset()}>
                {t.app.cancel}
              </Button>{' '}
              <Button size="small" danger onClick={() => blocker.proceed()}>
                {k.discard}
              </Button>
            </>
          }
        />
      )}
      <Segmented
        aria-label={k.desk}
        value={tab}
        onChange={setTab}
        options={tabs.map((value) => ({ value, label: k[value] }))}
      />
      {tab === 'texts' && <Texts content={content} wrong={wrong} onChange={setContent} />}
      {tab === 'settings' && <Settings content={content} onChange={setContent} />}
      {tab === 'preview' && <Preview content={content} />}
      {tab === 'history' && <History code={code} />}
    </div>
  )
}

interface StandingProps {
  article: AtWork | null
  code: string
  act: ReturnType<typeof useArticleAct>
  unsaved: boolean
  saving: boolean
  save: () => void
}

/** Where it stands, and what may be done with it now. */
function Standing({ article, code, act, unsaved, saving, save }: StandingProps) {
  const { t, language } = useText()
  const k = t.knowledge
  const now = useNow()
  const { message } = App.useApp()
  const login = useSession()!.staff.login
  const [asking, setAsking] = useState<Act | 'care' | null>(null)
  const said: Record<Act, string> = { submission: k.submitted, return: k.sentBack, publication: k.publishedNow, discarding: k.discarded, retirement: k.retired } // prettier-ignore
  function run(what: Act, note: string) {
    act.mutate(
      { act: what, version: article!.version, note },
      {
        onSuccess: () => {
          setAsking(null)
          void message.success(said[what])
        },
      },
    )
  }
  const stage = article?.stage
  const own = article?.authors.some((each) => each.login === login)
  const title = article ? article.content.titles[language] || article.content.titles.ru || article.content.titles.kk || k.untitled : k.add // prettier-ignore
  return (
    <header className="standing">
      <title>{`${title} · Komek`}</title>
      <p>
        <Link to={`/knowledge/desk?list=${stage ?? 'DRAFT'}`}>← {stage ? k.lists[stage] : k.desk}</Link>
      </p>
      <h2>{title}</h2>
      {article && (
        <p className="quiet">
          <Tag>{k.life[article.stage]}</Tag> {article.shown ? k.shownNow(article.shown) : k.neverShown} ·{' '}
          {article.owner.name} · {k.reviewByShort(dayInWords(language, article.reviewBy, now))} ·{' '}
          {k.changed(article.changedBy.name, when(language, Date.parse(article.changedAt), now))}
          {article.authors.length > 0 && ` · ${k.authors(article.authors.map((each) => each.name).join(', '))}`}
        </p>
      )}
      {article?.reasons.map((reason) => (
        <Tag key={reason} color="warning">
          {k.reasons[reason]}
        </Tag>
      ))}
      {!!article?.retiredIssues.length && <p className="quiet">{k.retiredIssues(article.retiredIssues.join(', '))}</p>}
      {stage === 'IN_REVIEW' && own && <p className="quiet">{k.notYours}</p>}
      <div className="article-acts">
        <Button type={unsaved ? 'primary' : 'default'} disabled={!unsaved} loading={saving} onClick={save}>
          {k.save} <kbd>Ctrl S</kbd>
        </Button>
        {stage === 'DRAFT' && (
          <Button
            type={unsaved ? 'default' : 'primary'}
            disabled={unsaved}
            loading={act.isPending}
            onClick={() => run('submission', '')}
          >
            {k.submit}
          </Button>
        )}
        {stage === 'IN_REVIEW' && (
          <>
            <Button type="primary" disabled={unsaved} onClick={() => setAsking('publication')}>
              {k.publish}
            </Button>
            <Button disabled={unsaved} onClick={() => setAsking('return')}>
              {k.sendBack}
            </Button>
          </>
        )}
        {(stage === 'DRAFT' || stage === 'IN_REVIEW') && (
          <Button danger onClick={() => setAsking('discarding')}>
            {k.discard}
          </Button>
        )}
        {stage === 'PUBLISHED' && <Button onClick={() => setAsking('care')}>{k.care}</Button>}
        {stage === 'PUBLISHED' && (
          <Button danger onClick={() => setAsking('retirement')}>
            {k.retire}
          </Button>
        )}
        {article?.shown && <Link to={`/knowledge/articles/${code}`}>{k.read}</Link>}
      </div>
      {act.isError && asking === null && <Alert type="error" showIcon title={refusalWords(t, act.error)} />}
      {asking === 'care' && article && <CareDialog article={article} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'care' && (
        <ActDialog
          act={asking}
          pending={act.isPending}
          error={act.error}
          onRun={(note) => run(asking, note)}
          onClose={() => {
            act.reset()
            setAsking(null)
          }}
        />
      )}
    </header>
  )
}

interface Part {
  content: Content
  onChange: (content: Content) => void
}

/** Three languages side by side; where there is no room for that, one of them. */
function Texts({ content, wrong, onChange }: Part & { wrong: Record<string, string> }) {
  const { t, language: own } = useText()
  const k = t.knowledge
  const [shown, setShown] = useState<Language>(own)
  return (
    <>
      <Segmented
        className="only-narrow"
        aria-label={k.inLanguage}
        value={shown}
        onChange={setShown}
        options={languages.map((value) => ({ value, label: k.languages[value] }))}
      />
      <p className="quiet">{k.bodyHint}</p>
      <div className="three">
        {languages.map((each) => (
          <fieldset key={each} lang={each} className={each === shown ? 'shown' : undefined}>
            <legend>{k.languages[each]}</legend>
            <label htmlFor={`title-${each}`}>{k.articleTitle}</label>
            <Input
              id={`title-${each}`}
              value={content.titles[each]}
              maxLength={200}
              status={wrong[`titles.${each}`] ? 'error' : undefined}
              aria-describedby={wrong[`titles.${each}`] ? `title-${each}-wrong` : undefined}
              onChange={(event) => onChange({ ...content, titles: { ...content.titles, [each]: event.target.value } })}
            />
            {wrong[`titles.${each}`] && (
              <p id={`title-${each}-wrong`} className="wrong">
                {wrong[`titles.${each}`]}
              </p>
            )}{' '}
            {/* prettier-ignore */}
            <label htmlFor={`body-${each}`}>{k.body}</label>
            <Input.TextArea
              id={`body-${each}`}
              value={content.bodies[each]}
              maxLength={20_000}
              autoSize={{ minRows: 12, maxRows: 30 }}
              status={wrong[`bodies.${each}`] ? 'error' : undefined}
              onChange={(event) => onChange({ ...content, bodies: { ...content.bodies, [each]: event.target.value } })}
            />
          </fieldset>
        ))}
      </div>
    </>
  )
}

function Settings({ content, onChange }: Part) {
  const { t, language } = useText()
  const k = t.knowledge
  const known = useCatalogue().known
  const [words, setWords] = useState('')
  const organisations = useQuery(allOrganisationsQuery).data ?? []
  const found = known ? (known.search.find(words) ?? known.lines.map((line) => line.code)) : []
  const issues = [...new Set([...content.issues, ...found.slice(0, 60)])]
    .map((code) => known?.byCode.get(code))
    .filter((line) => line && (!line.retired || content.issues.includes(line.code)))
    .map((line) => ({ value: line!.code, label: named(line!, language) }))
  return (
    <div className="settings">
      <label htmlFor="article-kind">{k.kind}</label>
      <Select
        id="article-kind"
        value={content.kind}
        onChange={(kind) => onChange({ ...content, kind })}
        options={articleKinds.map((value) => ({ value, label: k.kinds[value] }))}
      />
      <Checkbox checked={content.open} onChange={(event) => onChange({ ...content, open: event.target.checked })}>
        {k.open}
      </Checkbox>
      <label htmlFor="article-issues">{k.issues}</label>
      <Select
        id="article-issues"
        mode="multiple"
        value={content.issues}
        showSearch={{ filterOption: false, searchValue: words, onSearch: setWords }}
        onChange={(issues: string[]) => {
          setWords('')
          onChange({ ...content, issues })
        }}
        options={issues}
      />
      <label htmlFor="article-organisations">{k.organisations}</label>
      <Select
        id="article-organisations"
        mode="multiple"
        value={content.organisations}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: string[]) => onChange({ ...content, organisations: chosen })}
        options={organisations
          .filter((each) => each.active || content.organisations.includes(each.code))
          .map((each) => ({ value: each.code, label: organisationName(language, each.code) }))}
      />
    </div>
  )
}

function Preview({ content }: { content: Content }) {
  const { t, language: own } = useText()
  const k = t.knowledge
  const [shown, setShown] = useState<Language>(own)
  return (
    <>
      <Segmented
        className="only-narrow"
        aria-label={k.inLanguage}
        value={shown}
        onChange={setShown}
        options={languages.map((value) => ({ value, label: k.languages[value] }))}
      />
      <div className="three">
        {languages.map((each) => (
          <section key={each} lang={each} className={each === shown ? 'shown' : undefined}>
            <p className="quiet">{k.languages[each]}</p>
            <h3>{content.titles[each] || '—'}</h3>
            <Markdown text={content.bodies[each]} language={each} />
          </section>
        ))}
      </div>
    </>
  )
}
