import { Badge, Button, Dropdown, Tooltip } from 'antd'
import { DownOutlined, QuestionOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router'
import { endSession, sessionExpired, useSession } from '../api/session'
import { queryClient } from '../api/queries'
import { KeysHelp } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { LiveProvider, useLive } from '../live/Live'
import { OfflineBanner } from '../live/OfflineBanner'
import { languages, useText } from '../text/Text'
import { NumberSearch } from './NumberSearch'
import { prefer, usePreferences, type Appearance } from './preferences'

const appearances: Appearance[] = ['system', 'light', 'dark']

export function Shell() {
  const session = useSession()
  const location = useLocation()
  if (!session) {
    const from = location.pathname === '/' ? undefined : location.pathname
    return <Navigate to="/login" replace state={{ from, expired: sessionExpired() }} />
  }
  return (
    <LiveProvider wanted={session.staff.permissions.includes('read-tickets')}>
      <Frame />
    </LiveProvider>
  )
}

/** Where one's work is. */
export function Home() {
  const may = useSession()!.staff.permissions
  return <Navigate to={may.includes('read-tickets') ? '/open' : '/keep'} replace />
}

function Frame() {
  const { t, language, speak } = useText()
  const { appearance } = usePreferences()
  const staff = useSession()!.staff
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  const may = (permission: string) => staff.permissions.includes(permission)

  useKeys([
    { keys: ['?'], group: 'app', label: (t) => t.keys.help, run: () => setHelp(true) },
    { keys: ['Esc'], group: 'app', label: (t) => t.keys.escape },
  ])

  function signOut() {
    endSession()
    queryClient.clear()
    void navigate('/login')
  }

  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t.app.skip}
      </a>
      <header className="top">
        <span className="brand">{t.app.title}</span>
        <nav aria-label={t.nav.label}>
          {may('read-tickets') && (
            <NavLink to="/open" className={({ isActive }) => (isActive || !inOtherRoom() ? 'here' : '')}>
              {t.nav.work}
            </NavLink>
          )}
          {may('sort-unfiled') && (
            <NavLink to="/set-aside" className={({ isActive }) => (isActive ? 'here' : '')}>
              {t.nav.setAside}
            </NavLink>
          )}
          {may('keep-catalogue') && (
            <NavLink to="/catalogue" className={({ isActive }) => (isActive ? 'here' : '')}>
              {t.nav.catalogue}
            </NavLink>
          )}
          {may('read-staff') && (
            <NavLink to="/keep" className={({ isActive }) => (isActive ? 'here' : '')}>
              {t.keep.title}
            </NavLink>
          )}
        </nav>
        {may('read-tickets') ? <NumberSearch /> : <span className="spacer" />}
        {may('read-tickets') && <LiveSign />}
        <Tooltip title={`${t.nav.keys} (?)`}>
          <Button
            type="text"
            shape="circle"
            icon={<QuestionOutlined />}
            aria-label={t.nav.keys}
            onClick={() => setHelp(true)}
          />
        </Tooltip>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [`speak-${language}`, `look-${appearance}`],
            items: [
              {
                type: 'group',
                key: 'language',
                label: t.login.language,
                children: languages.map((each) => ({
                  key: `speak-${each}`,
                  label: <Speaks language={each} />,
                  onClick: () => speak(each),
                })),
              },
              {
                type: 'group',
                key: 'appearance',
                label: t.nav.theme,
                children: appearances.map((each) => ({
                  key: `look-${each}`,
                  label: t.nav[each],
                  onClick: () => prefer({ appearance: each }),
                })),
              },
              { type: 'divider' },
              { key: 'out', label: t.nav.signOut, onClick: signOut },
            ],
          }}
        >
          <Button type="text" className="account" aria-label={`${t.nav.account}: ${staff.name}`}>
            <span className="account-name">{staff.name}</span> <DownOutlined />
          </Button>
        </Dropdown>
      </header>
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <div id="announcer" className="unseen" role="status" aria-live="polite" />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function inOtherRoom() {
  return /\/(set-aside|catalogue|keep)(\/|$)/.test(location.pathname)
}

function Speaks({ language }: { language: (typeof languages)[number] }) {
  return <span lang={language}>{{ kk: 'Қазақша', ru: 'Русский', en: 'English' }[language]}</span>
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
