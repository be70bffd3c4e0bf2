import type { BulkTexts } from './bulk.kk'

const some = (n: number) => `${n} ${n === 1 ? 'ticket' : 'tickets'}`

export const bulkEn: BulkTexts = {
  label: 'Chosen tickets',
  choose: 'Choose several',
  chooseOne: (number) => `Choose ticket ${number}`,
  keyChoose: 'Choose a ticket',
  keyRange: 'Choose all up to this one',
  keyEnd: 'End choosing',
  chosen: (n) => `${some(n)} chosen`,
  most: (n) => `at most ${n} at once`,
  all: 'All that are shown',
  end: 'End choosing',
  act: {
    HAND_OVER: 'Hand over',
    TAKE: 'Take',
    RELEASE: 'Release',
    NOTE: 'Add a note',
    SEND: 'Send to an organisation',
    CLOSE: 'Close',
  },
  tickets: some,
  preview: 'See what would change',
  back: 'Back',
  go: (n) => `Do it: ${some(n)}`,
  goOn: 'Go on',
  fit: (n, of) => `${n} of ${some(of)} will be changed.`,
  stays: 'This cannot be undone: what you write is read at once.',
  told: 'This cannot be undone: the residents get the answer at once.',
  closing:
    'Each resident gets the answer in their language. Who was answered before can be closed without words. What an organisation answered is not closed with others: each such answer is checked by itself.',
  looking: (n, of) => `${n} of ${of} looked at`,
  unfit: 'Not changed',
  doing: (n, of) => `${n} of ${of} done`,
  done: (n) => `${some(n)} changed`,
  stopped: 'It stopped half way. What is done is not done again: go on.',
  close: 'Close',
  undo: 'Undo',
  hide: 'Hide',
  undone: (n, left) =>
    left === 0
      ? `${some(n)} went back to where they were.`
      : `${some(n)} went back. ${some(left)} were changed by somebody since and stay as they are.`,
  noteNeeded: 'Write a note.',
  organisationNeeded: 'Choose an organisation.',
  codes: {
    WORDS_MISSING: 'There is no answer in the resident’s language',
    ANSWER_UNCHECKED: 'An organisation has answered: check it and close it by itself',
    ANSWER_MISSING: 'The resident has not been answered yet',
    TYPE_MISSING: 'Not registered: its type is not set',
    HAS_PARTS: 'It has parts: close the incident with them',
    TICKET_CLOSED: 'Closed already',
    UNCHANGED: 'It is so already',
    STALE: 'Changed since you saw it',
    NO_SUCH_TICKET: 'Not for you to see',
    NOT_UNDONE: 'What was written or sent has been read already: it cannot be undone.',
    TOO_LATE_TO_UNDO: 'More than fifteen minutes have passed: it cannot be undone any more.',
    TOO_MANY: 'Choose from 1 to 200 tickets.',
    ACT_IS_ANOTHER: 'This is another act. Close the window and start again.',
    NO_SUCH_ACT: 'You have done no such thing.',
  },
}
