import { NavLink, Outlet } from 'react-router'
import { useText } from '../text/Text'
import './setaside.css'

/** What did not become part of a ticket by itself, and waits for somebody to decide. */
export function SetAsideRoom() {
  const { t } = useText()
  return (
    <div className="set-aside">
      <h1>{t.setAside.title}</h1>
      <nav className="tabs" aria-label={t.setAside.title}>
        <NavLink to="/set-aside/contacts">{t.unfiled.tab}</NavLink>
        <NavLink to="/set-aside/letters">{t.deadLetters.tab}</NavLink>
      </nav>
      <Outlet />
    </div>
  )
}
