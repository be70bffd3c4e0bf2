import { useQuery } from '@tanstack/react-query'
import { NavLink, Outlet } from 'react-router'
import { useSession } from '../api/session'
import { useText } from '../text/Text'
import { countsQuery } from './api'
import '../keep/keep.css'
import './knowledge.css'

export function KnowledgeRoom() {
  const { t } = useText()
  const k = t.knowledge
  const may = useSession()!.staff.permissions
  const keeps = may.includes('keep-knowledge')
  const counts = useQuery({ ...countsQuery, enabled: keeps }).data
  return (
    <div className="keep knowledge">
      <title>{`${k.title} · Komek`}</title>
      <h1>{k.title}</h1>
      <nav className="tabs" aria-label={k.title}>
        <NavLink to="/knowledge" end>
          {k.find}
        </NavLink>
        {keeps && <NavLink to="/knowledge/desk">{k.desk}</NavLink>}
        {keeps && (
          <NavLink to="/knowledge/remarks">
            {k.remarks}
            {!!counts?.remarks && <span className="count"> {counts.remarks}</span>}
          </NavLink>
        )}
        {(keeps || may.includes('read-reports')) && <NavLink to="/knowledge/sums">{k.sums}</NavLink>}
        <NavLink to="/knowledge/mine">{k.mine}</NavLink>
      </nav>
      <Outlet />
    </div>
  )
}
