import { DownOutlined, SearchOutlined } from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { App, Button, Checkbox, Dropdown, Input, Select, Skeleton, Tag } from 'antd'
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate, useOutletContext, useParams } from 'react-router'
import { inWords } from '../api/refusal'
import { Failed } from '../app/Failed'
import { useText } from '../text/Text'
import { exports, save } from './api'
import { ImportDialog } from './ImportDialog'
import { named, useCatalogue, type Known } from './known'
import { SpheresDialog } from './SpheresDialog'
import './catalogue.css'

export const useKnown = () => useOutletContext<Known>()

export function CataloguePage() {
  const { t } = useText()
  const { known, failed, error, pending, retry } = useCatalogue()
  const picked = /\/catalogue\/./.test(useLocation().pathname)
  return (
    <div className={`catalogue${picked ? ' picked' : ''}`}>
      <title>{`${t.catalogue.title} · Komek`}</title>
      {pending && <Skeleton active className="catalogue-wait" />}
      {failed && <Failed words={t.catalogue.failed} error={error} retry={retry} />}
      {known && (
        <>
          <Issues known={known} />
          <section className="catalogue-one">
            <Link className="catalogue-back" to="/catalogue">
              ← {t.catalogue.list}
            </Link>
            <Outlet context={known} />
          </section>
        </>
      )}
    </div>
  )
}

const rowHeight = 52

function Issues({ known }: { known: Known }) {
  const { t, language } = useText()
  const c = t.catalogue
  const { code } = useParams()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [words, setWords] = useState('')
  const [sphere, setSphere] = useState('')
  const [withRetired, setWithRetired] = useState(false)
  const [dialog, setDialog] = useState<'import' | 'spheres' | null>(null)
  const asked = useDeferredValue(words)
  const scroll = useRef<HTMLDivElement>(null)

  const shown = useMemo(() => {
    const found = known.search.find(asked)
    const lines = found ? found.map((each) => known.byCode.get(each)!) : known.lines
    return lines.filter((line) => (!sphere || line.sphere === sphere) && (withRetired || !line.retired))
  }, [known, asked, sphere, withRetired])
  const spheres = useMemo(() => new Map(known.spheres.map((each) => [each.code, each])), [known])

  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })

  /** Arrows go from row to row; from the search field into the list. */
  function walk(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const all = [...(scroll.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = all[at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <nav className="catalogue-list" aria-label={c.list}>
      <div className="catalogue-tools">
        <h1>{c.title}</h1>
        <div className="catalogue-buttons">
          <Button type="primary" size="small" onClick={() => void navigate('/catalogue/new')}>
            {c.add}
          </Button>
          <Button size="small" onClick={() => setDialog('spheres')}>
            {c.spheres}
          </Button>
          <Button size="small" onClick={() => setDialog('import')}>
            {c.import}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: exports.map((file) => ({
                key: file,
                label: c.exported[file],
                onClick: () => void save(file).catch((error) => message.error(inWords(t, error))),
              })),
            }}
          >
            <Button size="small">
              {c.export} <DownOutlined />
            </Button>
          </Dropdown>
        </div>
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={c.search}
          placeholder={c.searchHint}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            scroll.current?.scrollTo(0, 0)
          }}
          onKeyDown={walk}
        />
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={c.sphere}
          value={sphere}
          onChange={setSphere}
          options={[
            { value: '', label: c.allSpheres },
            ...known.spheres.map((each) => ({ value: each.code, label: named(each, language) })),
          ]}
        />
        <div className="catalogue-count">
          <Checkbox checked={withRetired} onChange={(event) => setWithRetired(event.target.checked)}>
            {c.withRetired}
          </Checkbox>
          <span className="quiet" role="status">
            {c.found(shown.length, known.lines.length)}
          </span>
        </div>
      </div>
      <div className="catalogue-rows" ref={scroll} onKeyDown={walk} tabIndex={-1}>
        {shown.length === 0 && <p className="empty">{known.lines.length === 0 ? c.empty : c.nothing}</p>}
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const line = shown[item.index]!
            return (
              <li
                key={line.code}
                style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
                aria-setsize={shown.length}
                aria-posinset={item.index + 1}
              >
                <NavLink to={`/catalogue/${line.code}`} className={line.code === code ? 'here' : ''}>
                  <span className="issue-name">{named(line, language)}</span>
                  <span className="issue-facts quiet">
                    {named(spheres.get(line.sphere), language)}
                    {line.priority === 'URGENT' && !line.retired && (
                      <b className="issue-urgent">▲ {line.urgent ? c.urgencies[line.urgent] : c.priorities.URGENT}</b>
                    )}
                    {line.retired && <Tag>{c.retired}</Tag>}
                  </span>
                </NavLink>
              </li>
            )
          })}
        </ul>
      </div>
      {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
      {dialog === 'spheres' && <SpheresDialog spheres={known.spheres} onClose={() => setDialog(null)} />}
    </nav>
  )
}

export function NoIssue() {
  const { t } = useText()
  return (
    <div className="note-in-the-middle">
      <p>{t.catalogue.choose}</p>
    </div>
  )
}
