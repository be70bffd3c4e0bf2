/** As many as were counted; "999+" says that there are more than fit. */
export function counted({ waiting, more }: { waiting: number; more: boolean }, most: number): string {
  return more || waiting > most ? `${Math.min(waiting, most)}+` : String(waiting)
}
