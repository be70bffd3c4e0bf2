import { useSession } from '../api/session'
import { useText } from '../text/Text'

/** Who may enter no room yet is told so, instead of being shown a refusal. */
export function NoRoom() {
  const { t } = useText()
  const staff = useSession()!.staff
  return (
    <div className="note-in-the-middle">
      <div>
        <h1>{t.rooms.welcome(staff.name)}</h1>
        <p>{t.rooms.noRoom(staff.roles.map((role) => t.keep.role[role]).join(', '))}</p>
      </div>
    </div>
  )
}
