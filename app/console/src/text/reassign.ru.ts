import type { reassignKk } from './reassign.kk'

export const reassignRu: typeof reassignKk = {
  title: 'Заявки в работе',
  failed: 'Заявки не загрузились.',
  nothing: 'В работе ничего нет.',
  more: 'Показать ещё',
  all: (n) => `Выбрать все (${n})`,
  none: 'Снять выбор',
  release: 'Вернуть в очередь',
  everything: 'Всё сразу, и то, чего нет в списке:',
  gathering: (n) => `Собираем заявки: ${n}`,
  handOverAll: 'Передать всё…',
  releaseAll: 'Вернуть всё в очередь…',
  waiting: 'Что здесь ждёт',
  longestFirst: 'Всё, чего никто не взял; первыми те, кто ждёт дольше всех.',
  absent: 'Работа коллеги, которого нет на смене',
}
