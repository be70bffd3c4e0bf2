import { Navigate, useParams } from 'react-router'

/** Links in mails name the ticket only: where it opens depends on who follows them. */
export function OpenTicket() {
  const { number = '' } = useParams()
  return <Navigate to={`/open/${number}`} replace />
}
