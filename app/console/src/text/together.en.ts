import type { TogetherTexts } from './together.kk'

const are = (several: boolean) => (several ? 'are' : 'is')

export const togetherEn: TogetherTexts = {
  looking: (names, several) => `${names} ${are(several)} looking at this ticket`,
  writing: (names, several) => `${names} ${are(several)} writing an answer`,
  begun: (name, when) => `${name} began an answer and did not send it (${when})`,
  inAnotherWindow: 'You began another answer in another window',
  insert: 'Add to the text',
  drop: 'Not wanted',
  alsoWrites: (names, several) =>
    `${names} ${are(several)} writing to this resident now. Agree first, so that they do not get two different answers.`,
  hasAnswered: (names) => `While you were writing, the resident was answered by ${names}. Read that first.`,
  sendAnyway: 'Send anyway',
}
