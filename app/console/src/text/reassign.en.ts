import type { reassignKk } from './reassign.kk'

export const reassignEn: typeof reassignKk = {
  title: 'Tickets in hand',
  failed: 'The tickets could not be loaded.',
  nothing: 'Nothing is in hand.',
  more: 'Show more',
  all: (n) => `Choose all (${n})`,
  none: 'Choose none',
  release: 'Back to the queue',
  everything: 'All of it at once, with what the list does not show:',
  gathering: (n) => `Gathering tickets: ${n}`,
  handOverAll: 'Hand over everything…',
  releaseAll: 'Everything back to the queue…',
  waiting: 'What waits here',
  longestFirst: 'All that nobody has taken; what has waited longest comes first.',
  absent: 'Work of a colleague who is not on shift',
}
