import type { TogetherTexts } from './together.kk'

export const togetherRu: TogetherTexts = {
  looking: (names, several) => `${names} ${several ? 'смотрят' : 'смотрит'} эту заявку`,
  writing: (names, several) => `${names} ${several ? 'пишут' : 'пишет'} ответ`,
  begun: (name, when) => `Неотправленный ответ: ${name} (${when})`,
  inAnotherWindow: 'В другом окне вы начали другой ответ',
  insert: 'Добавить в текст',
  drop: 'Не нужен',
  alsoWrites: (names, several) =>
    `${names} сейчас ${several ? 'пишут' : 'пишет'} ответ этому жителю. Договоритесь, чтобы не ушли два разных ответа.`,
  hasAnswered: (names) => `Пока вы писали, жителю уже ответили: ${names}. Сначала прочитайте этот ответ.`,
  sendAnyway: 'Всё равно отправить',
}
