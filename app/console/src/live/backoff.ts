/** Seconds until the next try: 1, 2, 4 ... 30, each shortened by up to a half so that a room of consoles spreads out. */
export function backoff(failures: number, random: number): number {
  const full = Math.min(30, 2 ** failures)
  return Math.max(1, Math.round(full * (1 - random / 2)))
}
