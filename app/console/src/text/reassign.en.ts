import type { reassignKk } from './reassign.kk'

export const reassignEn: typeof reassignKk = {
  title: 'Tickets in hand',
  failed: 'The tickets could not be loaded.',
  nothing: 'Nothing is in hand.',
  more: 'Show more',
  all: (n) => `Choose all (${n})`,
  none: 'Choose none',
  release: 'Back to the queue',
}
