import { useSession } from '../api/session'
import { useText } from '../text/Text'
import { MassOutages } from './MassOutages'
import './outage.css'
import { Works } from './Works'

/** What many ask about at once: mass outages, what may become one, and works that explain it before anybody asks. */
export function OutagesRoom() {
  const { t } = useText()
  const may = useSession()!.staff.permissions
  return (
    <div className="outages">
      <title>{`${t.outage.title} · Komek`}</title>
      <h1>{t.outage.title}</h1>
      <MassOutages leads={may.includes('lead-outages')} />
      <Works keeps={may.includes('keep-works')} />
    </div>
  )
}
