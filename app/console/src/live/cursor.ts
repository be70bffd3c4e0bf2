/** How far one has read: partition -> offset of the last event seen. */
export type Cursor = Readonly<Record<string, number>>

/** Takes the further of both, partition by partition: a late or repeated frame never moves it back. */
export function further(a: Cursor | null, b: Cursor | null): Cursor {
  const merged: Record<string, number> = { ...a }
  for (const [partition, offset] of Object.entries(b ?? {})) {
    merged[partition] = Math.max(merged[partition] ?? -1, offset)
  }
  return merged
}

export function seen(cursor: Cursor | null, partition: number, offset: number): boolean {
  return (cursor?.[partition] ?? -1) >= offset
}
