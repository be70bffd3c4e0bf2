import { useLayoutEffect, useRef } from 'react'
import { NavLink, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session'
import { useText } from '../text/Text'
import './keep.css'

/** What methodologists keep: who executes, and who works here. */
export function KeepRoom() {
  const { t } = useText()
  const may = useSession()!.staff.permissions
  const { pathname } = useLocation()
  const tabs = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <div className="keep">
      <h1>{t.keep.title}</h1>
      <nav ref={tabs} className="tabs" aria-label={t.keep.title}>
        <NavLink to="/keep/organisations">{t.keep.organisations}</NavLink>
        {may.includes('keep-territory') && <NavLink to="/keep/territory">{t.territory.title}</NavLink>}
        {may.includes('keep-territory') && <NavLink to="/keep/unknown-addresses">{t.territory.unknown}</NavLink>}
        {may.includes('read-staff') && <NavLink to="/keep/people">{t.keep.people}</NavLink>}
        <NavLink to="/keep/responsibilities">{t.rooms.responsibilities.title}</NavLink>
        <NavLink to="/keep/calendars">{t.rooms.calendars.title}</NavLink>
        <NavLink to="/keep/holidays">{t.calendar.holidayRoom.title}</NavLink>
        <NavLink to="/keep/targets">{t.deadline.targets.title}</NavLink>
        <NavLink to="/keep/ladder">{t.notices.ladder.page}</NavLink>
        {may.includes('bring-tickets') && <NavLink to="/keep/older">{t.older.title}</NavLink>}
      </nav>
      <Outlet />
    </div>
  )
}
