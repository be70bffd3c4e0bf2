import { useSession } from '../api/session'
import { seesQueues } from '../work/queues'

/** Who may not listen to the centre's events asks again every fifteen seconds while the page is in sight. */
export function usePolling() {
  const listens = seesQueues(useSession()?.staff.roles ?? [])
  return { refetchInterval: listens ? (false as const) : 15_000, refetchOnWindowFocus: true, staleTime: 5_000 }
}
