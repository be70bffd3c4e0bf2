import type { relatedKk } from './related.kk'

export const relatedEn: typeof relatedKk = {
  notAll: (relation, n) => `“${relation}”: only the first ${n} are shown; there are more.`,
  incident:
    'All open parts close with it, also those that are not listed. Each resident is told in their own language.',
}
