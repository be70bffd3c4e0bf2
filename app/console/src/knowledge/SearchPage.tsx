import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Tag, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Failed } from '../app/Failed'
import { useSession } from '../api/session'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { searchQuery, type EntryKind, type Hit } from './api'
import { Pieces } from './Pieces'
import { ReportDialog } from './ReportDialog'

const kinds = { both: ['ARTICLE', 'ISSUE'], onlyArticles: ['ARTICLE'], onlyIssues: ['ISSUE'] } as const
type Which = keyof typeof kinds

/** One box for everything; what was typed stays in the address, so that "back" leads to the same results. */
export function SearchPage() {
  const { t, language } = useText()
  const k = t.knowledge
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const [which, setWhich] = useState<Which>('both')
  const [reporting, setReporting] = useState(false)
  const asked = useDeferredValue(typed.trim())
  const query = useQuery(searchQuery(asked, kinds[which] as readonly EntryKind[], language))
  const hits = asked ? (query.data ?? []) : []
  const box = useRef<InputRef>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    setParams(asked ? { q: asked } : {}, { replace: true })
  }, [asked, setParams])
  function step(by: number) {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('h2 a') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys([
    { keys: ['/'], group: 'app', label: (texts) => texts.knowledge.keys.find, run: () => box.current?.focus() },
    { keys: ['j'], group: 'list', label: (texts) => texts.knowledge.keys.next, run: () => step(1) },
    { keys: ['k'], group: 'list', label: (texts) => texts.knowledge.keys.previous, run: () => step(-1) },
    { keys: ['Enter'], group: 'list', label: (texts) => texts.knowledge.keys.open },
  ])
  return (
    <section className="knowledge-search">
      <label htmlFor="knowledge-q">{k.searchLabel}</label>
      <Input.Search
        id="knowledge-q"
        ref={box}
        size="large"
        autoFocus
        value={typed}
        aria-describedby="knowledge-hint"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            step(1)
          }
        }}
        onSearch={() => step(1)}
      />
      <p id="knowledge-hint" className="quiet">
        {k.searchHint}
      </p>
      <Segmented
        aria-label={k.which}
        value={which}
        onChange={setWhich}
        options={(Object.keys(kinds) as Which[]).map((value) => ({ value, label: k[value] }))}
      />
      {query.isError && <Failed words={k.failed} error={query.error} retry={() => void query.refetch()} />}
      <p role="status" className="quiet knowledge-count">
        {!asked ? k.start : query.isSuccess ? (hits.length ? k.found(hits.length) : k.nothing) : ''}
      </p>
      <ol className="hits" ref={list}>
        {hits.map((hit) => (
          <One key={hit.kind + hit.ref} hit={hit} />
        ))}
      </ol>
      {asked && query.isSuccess && <Button onClick={() => setReporting(true)}>{k.reportMissing}</Button>}
      {reporting && <ReportDialog article={null} words={typed} onClose={() => setReporting(false)} />}
    </section>
  )
}

function One({ hit }: { hit: Hit }) {
  const { t } = useText()
  const k = t.knowledge
  const keepsIssues = useSession()!.staff.permissions.includes('keep-catalogue')
  const navigate = useNavigate()
  const to = hit.kind === 'ARTICLE' ? `/knowledge/articles/${hit.ref}` : keepsIssues ? `/catalogue/${hit.ref}` : `?q=${encodeURIComponent(hit.title.map((piece) => piece.text).join(''))}` // prettier-ignore
  return (
    <li>
      <h2 lang={hit.titleIn}>
        <Link
          to={to}
          onKeyDown={(event) => {
            const next = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
            if (!next) return
            event.preventDefault()
            const links = [...document.querySelectorAll<HTMLAnchorElement>('.hits h2 a')]
            const at = links.indexOf(event.currentTarget)
            if (at + next < 0) document.getElementById('knowledge-q')?.focus()
            else links[at + next]?.focus()
          }}
          onClick={(event) => {
            if (hit.kind === 'ARTICLE' || keepsIssues) return
            event.preventDefault()
            void navigate(to)
          }}
        >
          <Pieces pieces={hit.title} />
        </Link>
      </h2>
      <p className="quiet">
        {hit.kind === 'ISSUE' ? k.issue : k.kinds[hit.articleKind ?? 'ARTICLE']}
        {hit.kind === 'ARTICLE' && !hit.open && (
          <>
            {' '}
            <Tag>{k.internal}</Tag>
          </>
        )}
      </p>
      {hit.passage.length > 0 && (
        <p lang={hit.passageIn} dir="auto">
          <Pieces pieces={hit.passage} />
        </p>
      )}
    </li>
  )
}
