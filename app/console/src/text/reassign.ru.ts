import type { reassignKk } from './reassign.kk'

export const reassignRu: typeof reassignKk = {
  title: 'Заявки в работе',
  failed: 'Заявки не загрузились.',
  nothing: 'В работе ничего нет.',
  more: 'Показать ещё',
  all: (n) => `Выбрать все (${n})`,
  none: 'Снять выбор',
  release: 'Вернуть в очередь',
}
