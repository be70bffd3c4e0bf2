import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Tooltip } from 'antd'
import { QuestionOutlined } from '@ant-design/icons'
import { useEffect, useRef, useState } from 'react'
import { Navigate, NavLink, Outlet, useLocation, useNavigation } from 'react-router'
import { sessionExpired, useSession } from '../api/session'
import { CallBar } from '../calls/CallBar'
import { TroubleBanner } from '../channels/TroubleBanner'
import { KeysHelp } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { allOrganisationsQuery } from '../keep/keep'
import { LiveProvider, useLive } from '../live/Live'
import { OfflineBanner } from '../live/OfflineBanner'
import { NoticeBell } from '../notices/NoticeBell'
import { OfferBar } from '../shift/OfferBar'
import { PresenceMenu, ShiftNotice } from '../shift/Presence'
import { useText } from '../text/Text'
import { home } from '../work/queues'
import { addressOf, viewsQuery } from '../views/api'
import { AccountMenu } from './AccountMenu'
import { NoRoom } from './NoRoom'
import { rooms, roomsOf } from './rooms'
import { SearchBox } from './SearchBox'

export function Shell() {
  const session = useSession()
  const location = useLocation()
  if (!session) {
    const from = location.pathname === '/' ? undefined : location.pathname
    return <Navigate to="/login" replace state={{ from, expired: sessionExpired() }} />
  }
  if (home(session.staff.roles) === '/field') return <Navigate to={onThePhone(location.pathname)} replace />
  return (
    <LiveProvider wanted={session.staff.permissions.includes('stand-at-desk')}>
      <Frame />
    </LiveProvider>
  )
}

/** Links in mails are the same for everybody. */
function onThePhone(path: string) {
  if (path.startsWith('/notices')) return `/field${path}`
  return path.startsWith('/tickets/') ? `/field/new/${path.slice('/tickets/'.length)}` : '/field'
}

/** Where one's work is. */
export function Home() {
  const may = useSession()!.staff.permissions
  const first = roomsOf(may)[0]
  const views = useQuery({ ...viewsQuery, enabled: may.includes('stand-at-desk') })
  // Whoever has already gone elsewhere while this was being asked is not fetched back.
  const leaving = useNavigation().state !== 'idle'
  if (views.isLoading || leaving) return null
  const chosen = views.data?.items.find((each) => each.id === views.data?.first)
  const to = (chosen && addressOf(chosen)) ?? first?.path
  return to ? <Navigate to={to} replace /> : <NoRoom />
}

function Frame() {
  const { t, language } = useText()
  const staff = useSession()!.staff
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  const [help, setHelp] = useState(false)
  const organisations = useQuery(allOrganisationsQuery)
  const may = (permission: string) => staff.permissions.includes(permission)

  useKeys([
    { keys: ['?'], group: 'app', label: (t) => t.keys.help, run: () => setHelp(true) },
    { keys: ['Esc'], group: 'app', label: (t) => t.keys.escape },
  ])

  // Where one is stands in sight, however many rooms there are.
  useEffect(() => {
    const show = () => nav.current?.querySelector('.here')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const resized = new ResizeObserver(show)
    if (nav.current) resized.observe(nav.current)
    show()
    return () => resized.disconnect()
  }, [pathname, language])

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <header className="top">
        <span className="brand">{t.app.title}</span>
        <nav ref={nav} aria-label={t.nav.label}>
          {roomsOf(staff.permissions).map((room) => (
            <NavLink
              key={room.path}
              to={room.path}
              className={({ isActive }) => (isActive || (room.path === '/open' && !inOtherRoom()) ? 'here' : '')}
            >
              {room.name(t)}
            </NavLink>
          ))}
        </nav>
        <SearchBox numbers={may('work-tickets')} />
        {may('stand-at-desk') && <LiveSign />}
        {may('stand-at-desk') && <PresenceMenu />}
        <Tooltip title={`${t.nav.keys} (?)`}>
          <Button
            type="text"
            shape="circle"
            icon={<QuestionOutlined />}
            aria-label={t.nav.keys}
            onClick={() => setHelp(true)}
          />
        </Tooltip>
        <NoticeBell />
        <AccountMenu />
      </header>
      <OfflineBanner />
      {may('watch-channels') && <TroubleBanner />}
      {may('stand-at-desk') && <ShiftNotice />}
      <main id="main" tabIndex={-1}>
        {!organisations.isPending && <Outlet />}
      </main>
      {may('work-tickets') && <CallBar />}
      {may('stand-at-desk') && <OfferBar />}
      <div id="announcer" className="unseen" role="status" aria-live="polite" />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function inOtherRoom() {
  return rooms.some(({ path }) => path !== '/open' && new RegExp(`${path}(/|$)`).test(location.pathname))
}

function LiveSign() {
  const { t } = useText()
  const { state } = useLive()
  const live = state.kind === 'live'
  return (
    <Tooltip title={live ? t.live.onlineHint : undefined}>
      <span className="live-sign">
        <Badge status={live ? 'processing' : 'default'} />{' '}
        <span>{live ? t.live.online : state.kind === 'waiting' ? t.live.away : t.live.connecting}</span>
      </span>
    </Tooltip>
  )
}
