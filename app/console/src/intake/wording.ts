import { useQuery } from '@tanstack/react-query'
import type { TicketView } from '../api/client'
import { issueQuery, revisionQuery } from '../catalogue/api'

/** The wording under which it is registered: the ticket's own for its own issue, today's for any other. */
export function useWording(ticket: TicketView, code: string | null | undefined) {
  const own = code && code === ticket.issue ? ticket.issueRevision : null
  const then = useQuery({ ...revisionQuery(code ?? '', own ?? 0), enabled: Boolean(code) && own != null })
  const today = useQuery({ ...issueQuery(code ?? ''), enabled: Boolean(code) && own == null })
  const query = own == null ? today : then
  return {
    wording: code ? (own == null ? today.data?.current : then.data) : undefined,
    pending: Boolean(code) && query.isPending,
    failed: Boolean(code) && query.isError,
    retry: () => void query.refetch(),
  }
}
