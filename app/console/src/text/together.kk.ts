/** Words of several people at one ticket. Kazakh is the source. */
export const togetherKk = {
  looking: (names: string, _several: boolean) => `${names} осы өтінімді қарап отыр`,
  writing: (names: string, _several: boolean) => `${names} жауап жазып жатыр`,
  begun: (name: string, when: string) => `${name} жауап бастап, жібермей кеткен (${when})`,
  inAnotherWindow: 'Басқа терезеде өзіңіз бастаған жауап бар',
  insert: 'Мәтінге қосу',
  drop: 'Керек емес',
  alsoWrites: (names: string, _several: boolean) =>
    `${names} қазір осы тұрғынға жауап жазып жатыр. Екі түрлі жауап кетпес үшін алдымен келісіп алыңыз.`,
  hasAnswered: (names: string) => `Сіз жазып отырғанда ${names} тұрғынға жауап жіберді. Алдымен соны оқып шығыңыз.`,
  sendAnyway: 'Бәрібір жіберу',
}
export type TogetherTexts = typeof togetherKk
