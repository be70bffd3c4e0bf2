import type { components } from '../api/schema'

export type Figures = components['schemas']['FirstContactFigures']
export type Line = components['schemas']['FirstContactLine']

/** Most contacts only ask something: with them in, nobody sees how much of the rest is answered at once. */
export const contacts = ['all', 'withoutConsultations'] as const
export type Contacts = (typeof contacts)[number]

const parts = ['alone', 'consulted', 'cameBack', 'others'] as const

/** Rounded down: 85.9 is not 86. Of nothing there is no share. */
export const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`)

/** What the whole is made of, in hundredths; they fill it exactly. */
export const shares = (of: Figures) =>
  parts.map((part) => ({ part, share: of.contacts === 0 ? 0 : (100 * of[part]) / of.contacts }))

interface Counted {
  figures: Figures
  withoutConsultations: Figures
}

export const figuresOf = (of: Counted, which: Contacts) => (which === 'all' ? of.figures : of.withoutConsultations)

/** The busiest first; of which nothing is counted is left out. */
export const linesOf = (lines: readonly Line[], which: Contacts) =>
  lines
    .filter((line) => figuresOf(line, which).contacts > 0)
    .sort((a, b) => figuresOf(b, which).contacts - figuresOf(a, which).contacts)
