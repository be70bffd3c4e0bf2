import type { relatedKk } from './related.kk'

export const relatedRu: typeof relatedKk = {
  notAll: (relation, n) => `«${relation}»: показаны только первые ${n}, есть и другие.`,
  incident:
    'Вместе с ним закроются все открытые части, и те, которых нет в списке. Каждый житель получит ответ на своём языке.',
}
