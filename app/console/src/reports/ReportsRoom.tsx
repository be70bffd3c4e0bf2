import { Navigate, NavLink, Outlet } from 'react-router'
import { useSession } from '../api/session'
import { useText } from '../text/Text'
import '../keep/keep.css'
import './reports.css'

export function ReportsRoom() {
  const { t } = useText()
  const may = useSession()!.staff.permissions
  return (
    <div className="keep">
      <h1>{t.reports.title}</h1>
      <nav className="tabs" aria-label={t.reports.title}>
        {may.includes('read-reports') && <NavLink to="/reports/districts">{t.reports.districts}</NavLink>}
        {may.includes('read-reports') && <NavLink to="/reports/first-contact">{t.reports.firstContact.title}</NavLink>}
        {may.includes('read-reports') && <NavLink to="/reports/calls">{t.calls.report.title}</NavLink>}
        <NavLink to="/reports/other">{t.reports.other}</NavLink>
      </nav>
      <Outlet />
    </div>
  )
}

export function FirstReport() {
  const may = useSession()!.staff.permissions
  return <Navigate to={may.includes('read-reports') ? 'districts' : 'other'} replace />
}
