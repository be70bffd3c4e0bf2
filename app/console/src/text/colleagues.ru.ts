import type { colleaguesKk } from './colleagues.kk'

export const colleaguesRu: typeof colleaguesKk = {
  centre: 'контакт-центр',
  type: 'Начните вводить имя',
  nobody: 'Такого сотрудника нет. Выбрать можно только из списка.',
  seeking: 'Ищем…',
  failed: 'Не удалось загрузить список. Попробуйте ввести ещё раз.',
}
