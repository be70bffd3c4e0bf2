import type { colleaguesKk } from './colleagues.kk'

export const colleaguesEn: typeof colleaguesKk = {
  centre: 'contact centre',
  type: 'Begin to type a name',
  nobody: 'Nobody like that works here. Only people of the list can be chosen.',
  seeking: 'Looking…',
  failed: 'The list did not load. Type again.',
}
