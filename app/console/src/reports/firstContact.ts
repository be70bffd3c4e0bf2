import type { components } from '../api/schema'

export type Figures = components['schemas']['FirstContactFigures']

const parts = ['alone', 'consulted', 'cameBack', 'others'] as const

/** Rounded down: 85.9 is not 86. Of nothing there is no share. */
export const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`)

/** What the whole is made of, in hundredths; they fill it exactly. */
export const shares = (of: Figures) =>
  parts.map((part) => ({ part, share: of.contacts === 0 ? 0 : (100 * of[part]) / of.contacts }))
