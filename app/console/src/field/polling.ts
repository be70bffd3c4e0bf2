import { useLive } from '../live/Live'

/** Events renew the lists; while the line is down they are asked for every fifteen seconds, as long as they are in sight. */
export function usePolling() {
  const live = useLive().state.kind === 'live'
  return { refetchInterval: live ? (false as const) : 15_000, refetchOnWindowFocus: true, staleTime: 5_000 }
}
