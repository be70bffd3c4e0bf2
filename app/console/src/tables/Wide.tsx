import type { ReactNode } from 'react'

/** What a narrow window shows only a part of: moved sideways by finger and, once focused, by the arrow keys. */
export function Wide({ label, busy, children }: { label: string; busy?: boolean; children: ReactNode }) {
  return (
    <div className="keep-table" role="region" aria-label={label} aria-busy={busy} tabIndex={0}>
      {children}
    </div>
  )
}
