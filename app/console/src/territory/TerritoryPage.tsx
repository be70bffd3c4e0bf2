import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { Changes } from '../keep/Changes'
import { useText } from '../text/Text'
import { Fact, Facts } from '../work/Facts'
import { AddressSelect } from './AddressSelect'
import { entryQuery, outlinesQuery, partsQuery, saveExport, type Entry, type EntryLine } from './api'
import { EntryForm } from './EntryForm'
import { ImportDialog } from './ImportDialog'
import { called, inOneLine, inOrder, kindsInside } from './names'
import { Sketch } from './Sketch'
import './territory.css'

export function TerritoryPage() {
  const { t } = useText()
  const r = t.territory
  const { message } = App.useApp()
  const { code } = useParams()
  const navigate = useNavigate()
  const [importing, setImporting] = useState(false)
  const [adding, setAdding] = useState(false)
  const open = useQuery({ ...entryQuery(code ?? ''), enabled: code !== undefined })
  const go = (to: string) => {
    setAdding(false)
    void navigate(`/keep/territory/${encodeURIComponent(to)}`)
  }

  return (
    <>
      <title>{`${r.title} · Komek`}</title>
      <div className="keep-tools">
        <div style={{ flex: '1 1 280px', maxWidth: 420 }}>
          <AddressSelect
            label={r.search}
            placeholder={r.search}
            retired
            onChoose={(chosen) => chosen && go(chosen.code)}
          />
        </div>
        <Button onClick={() => setImporting(true)}>{r.import}</Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'CSV', label: 'CSV' },
              { key: 'XLSX', label: 'XLSX' },
            ],
            onClick: ({ key }) =>
              void saveExport(key as 'CSV' | 'XLSX').catch((error: unknown) => message.error(inWords(t, error))),
          }}
        >
          <Button>{r.export}</Button>
        </Dropdown>
      </div>
      <div className="territory">
        <nav className="territory-tree" aria-label={r.tree}>
          <Parts parent={null} here={code} path={open.data?.line.map((step) => step.code) ?? []} />
        </nav>
        <div className="territory-entry">
          {!code && <p className="empty">{r.choose}</p>}
          {code && open.isPending && <Skeleton active />}
          {open.isError && <Failed words={r.failed} error={open.error} retry={() => void open.refetch()} />}
          {open.data && adding && (
            <>
              <h2>
                {r.add}: {inOneLineOf(open.data)}
              </h2>
              <EntryForm parent={open.data} onDone={go} onCancel={() => setAdding(false)} />
            </>
          )}
          {open.data && !adding && (
            <OneEntry key={open.data.code} entry={open.data} add={() => setAdding(true)} go={go} />
          )}
        </div>
      </div>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  )

  function inOneLineOf(entry: Entry) {
    return <InLine entry={entry} />
  }
}

function InLine({ entry }: { entry: Entry }) {
  const { language } = useText()
  return <>{inOneLine(language, entry.line)}</>
}

function OneEntry({ entry, add, go }: { entry: Entry; add: () => void; go: (code: string) => void }) {
  const { t, language } = useText()
  const r = t.territory
  const [editing, setEditing] = useState(false)
  const may = useSession()!.staff.permissions
  const hasParts = kindsInside(entry.kind).length > 0
  const outlines = useQuery({ ...outlinesQuery(entry.code), enabled: hasParts && entry.kind !== 'STREET' }).data ?? []
  const name = called(language, entry)
  // A lone point says nothing: it is shown in the area around it.
  const area = entry.polygon
    ? undefined
    : entry.line.findLast((step) => step.kind !== 'STREET' && step.kind !== 'HOUSE')
  const around = useQuery({ ...entryQuery(area?.code ?? ''), enabled: area !== undefined }).data?.polygon
  const own = entry.polygon ?? around
  const drawable = own || entry.point || outlines.length > 0
  return (
    <>
      <h2>{name}</h2>
      <p className="quiet">
        {r.kind[entry.kind]} · <code lang="en">{entry.code}</code>
        {!entry.active && ` · ${r.retired}`}
      </p>
      {editing ? (
        <EntryForm entry={entry} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : (
        <>
          {may.includes('keep-territory') && (
            <div className="territory-acts">
              <Button onClick={() => setEditing(true)}>{t.act.edit}</Button>
              {hasParts && entry.active && (
                <Button type="primary" onClick={add}>
                  {r.add}
                </Button>
              )}
            </div>
          )}
          <Facts>
            {entry.parent && <Fact name={r.parent}>{inOneLine(language, entry.line.slice(0, -1))}</Fact>}
            <Fact name={r.names.kk}>{entry.names.kk}</Fact>
            <Fact name={r.names.ru}>{entry.names.ru}</Fact>
            <Fact name={r.names.en}>{entry.names.en}</Fact>
            {entry.synonyms.length > 0 && <Fact name={r.synonyms}>{entry.synonyms.join('; ')}</Fact>}
            {entry.note && <Fact name={r.note}>{entry.note}</Fact>}
          </Facts>
          {drawable ? (
            <Sketch
              label={r.mapOf(name)}
              own={own}
              point={entry.point}
              others={outlines.map((each) => ({
                code: each.code,
                name: called(language, each),
                polygon: each.polygon,
              }))}
              onChoose={go}
            />
          ) : (
            <p className="quiet">{r.noMap}</p>
          )}
          {may.includes('read-changes') && <Changes what="territory" id={entry.code} />}
        </>
      )}
    </>
  )
}

/** What is inside; opened by hand, or because what one looks at is in there. */
function Parts({ parent, here, path }: { parent: string | null; here: string | undefined; path: readonly string[] }) {
  const { t, language } = useText()
  const query = useInfiniteQuery(partsQuery(parent))
  const parts = inOrder(language, query.data?.pages.flatMap((page) => page.items) ?? [])
  return (
    <>
      {query.isPending && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {query.isError && <Failed words={t.territory.failed} error={query.error} retry={() => void query.refetch()} />}
      <ul>
        {parts.map((entry) => (
          <Part key={entry.code} entry={entry} here={here} path={path} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t.territory.more}
        </Button>
      )}
    </>
  )
}

function Part({ entry, here, path }: { entry: EntryLine; here: string | undefined; path: readonly string[] }) {
  const { t, language } = useText()
  const [chosen, setChosen] = useState<boolean>()
  const leads = path.includes(entry.code)
  const open = chosen ?? (leads || entry.kind === 'OBLAST')
  const name = called(language, entry)
  return (
    <li>
      <span className="territory-line">
        {kindsInside(entry.kind).length > 0 ? (
          <button
            type="button"
            className="turn"
            aria-expanded={open}
            aria-label={name}
            onClick={() => setChosen(!open)}
          >
            {open ? '▾' : '▸'}
          </button>
        ) : (
          <span className="turn" />
        )}
        <Link
          to={`/keep/territory/${encodeURIComponent(entry.code)}`}
          aria-current={here === entry.code ? 'page' : undefined}
          className={entry.active ? '' : 'gone'}
          title={entry.active ? undefined : t.territory.retired}
        >
          {name}
        </Link>
      </span>
      {open && kindsInside(entry.kind).length > 0 && <Parts parent={entry.code} here={here} path={path} />}
    </li>
  )
}
