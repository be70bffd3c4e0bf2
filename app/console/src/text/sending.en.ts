import type { sendingKk } from './sending.kk'

export const sendingEn: typeof sendingKk = {
  byDefault: (matter: string, whom: string) => `“${matter}” is usually executed by ${whom}`,
  byRule: 'Proposed by',
  byRules: (whom: string) => `The rules propose ${whom}.`,
  choose: 'Send it there',
  nobodyThere: 'But nobody there could take it: choose another organisation, or tell an administrator.',
  everywhere: 'the whole oblast',
  responsible: 'Who answers for it',
  responsibleHint: 'Without a choice it is whoever accepts it first.',
  anybody: 'Whoever accepts it there',
}
