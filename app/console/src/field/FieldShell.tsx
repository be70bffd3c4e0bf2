import { CheckOutlined, InboxOutlined, ReloadOutlined, ToolOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useIsMutating, useQuery } from '@tanstack/react-query'
import { Button, ConfigProvider } from 'antd'
import { Navigate, NavLink, Outlet, useLocation, useParams } from 'react-router'
import { queryClient, queueQuery } from '../api/queries'
import { Refusal } from '../api/refusal'
import { sessionExpired, useSession } from '../api/session'
import { AccountMenu } from '../app/AccountMenu'
import { useNow } from '../app/clock'
import { allOrganisationsQuery } from '../keep/keep'
import { LiveProvider, useLive } from '../live/Live'
import { NoticeBell } from '../notices/NoticeBell'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { usePolling } from './polling'
import { listOf, tabOf, tabs } from './tabs'
import './field.css'

const large = { token: { controlHeight: 48, controlHeightSM: 48, fontSize: 16, borderRadius: 6 } }
const sentHere = ['SENT', 'REDIRECTED']
const icons = { new: InboxOutlined, work: ToolOutlined, done: CheckOutlined }

/** One hand, gloves, sun: three lists at the bottom, large targets, and in words whether all is sent. */
export function FieldShell() {
  const session = useSession()
  const location = useLocation()
  if (!session) {
    return <Navigate to="/login" replace state={{ from: location.pathname, expired: sessionExpired() }} />
  }
  const { roles } = session.staff
  if (!roles.includes('EXECUTOR')) return <Navigate to="/open" replace />
  return (
    <LiveProvider wanted arrival={sentHere}>
      <ConfigProvider theme={large}>
        <Frame />
      </ConfigProvider>
    </LiveProvider>
  )
}

function Frame() {
  const { t } = useText()
  const { number } = useParams()
  const polling = usePolling()
  const organisations = useQuery(allOrganisationsQuery)
  const fresh = useInfiniteQuery({ ...queueQuery(listOf.new), ...polling })
  const count = fresh.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0
  return (
    <div className="field">
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <header className="field-top">
        <span className="brand">{t.app.title}</span>
        <SyncLine failed={fresh.isError} updatedAt={fresh.dataUpdatedAt} error={fresh.error} />
        <NoticeBell />
        <AccountMenu />
      </header>
      <main id="main" tabIndex={-1}>
        {!organisations.isPending && <Outlet />}
      </main>
      {!number && (
        <nav className="field-tabs" aria-label={t.field.tabs}>
          {tabs.map((each) => {
            const Icon = icons[each]
            return (
              <NavLink key={each} to={`/field/${each}`}>
                <Icon aria-hidden />
                <span>
                  {t.field[each]}
                  {each === 'new' && count > 0 && <b className="count"> {count}</b>}
                </span>
              </NavLink>
            )
          })}
        </nav>
      )}
      <div id="announcer" className="unseen" role="status" aria-live="polite" />
    </div>
  )
}

function SyncLine({ failed, updatedAt, error }: { failed: boolean; updatedAt: number; error: Error | null }) {
  const { t, language } = useText()
  const now = useNow()
  const sending = useIsMutating() > 0
  const { tab } = useParams()
  const live = useLive().state.kind === 'live'
  // Another's clock may run ahead; how long ago is the same on both.
  const at = when(language, now - Math.max(0, Date.now() - updatedAt), now)
  const away = failed && error instanceof Refusal && error.passing
  const words = sending
    ? t.field.sending
    : updatedAt === 0
      ? failed
        ? t.live.away
        : t.field.loading
      : failed && away
        ? t.field.old(at)
        : live
          ? t.live.online
          : t.field.updated(at)
  return (
    <>
      <span className={`field-sync${away ? ' away' : ''}`} role="status">
        {away && <span aria-hidden>△ </span>}
        {words}
      </span>
      <Button
        type="text"
        icon={<ReloadOutlined />}
        aria-label={t.field.refresh}
        title={t.field.refresh}
        onClick={() => {
          void queryClient.invalidateQueries({ queryKey: ['queue', listOf[tabOf(tab)]] })
          void queryClient.invalidateQueries({ queryKey: ['queue', 'OUR_NEW'] })
          void queryClient.invalidateQueries({ queryKey: ['ticket'] })
        }}
      />
    </>
  )
}
