import type { Desk } from './api'

export const desks: readonly Desk[] = [
  'OPERATORS',
  'INSPECTORS',
  'SUPERVISORS',
  'ANALYSTS',
  'METHODOLOGISTS',
  'QUALITY',
]
