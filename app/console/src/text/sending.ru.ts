import type { sendingKk } from './sending.kk'

export const sendingRu: typeof sendingKk = {
  byDefault: (matter: string, whom: string) => `Вопрос «${matter}» обычно исполняет ${whom}`,
  byRule: 'Предложено правилом.',
  byRules: (whom: string) => `Правила предлагают: ${whom}.`,
  choose: 'Отправить сюда',
  nobodyThere: 'Но там некому принять заявку: выберите другую организацию или скажите администратору.',
  everywhere: 'вся область',
  responsible: 'Ответственный',
  responsibleHint: 'Если не выбрать, ответит тот, кто примет первым.',
  anybody: 'Кто примет в организации',
}
