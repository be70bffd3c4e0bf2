import type { AftercareTexts } from './aftercare.kk'

export const aftercareRu: AftercareTexts = {
  quality: {
    title: 'Оценки',
    lead: 'Как жители оценили ответы. Начните с оценок 1 и 2.',
    low: 'Только 1 и 2',
    all: 'Все',
    empty: 'Таких оценок пока нет.',
    failed: 'Не удалось загрузить оценки.',
    answer: 'Ответ',
    noAnswer: 'Текста ответа нет',
    resident: 'Слова жителя',
    centre: 'Контакт-центр',
    corrected: (at) => `изменена ${at}`,
    closed: (at) => `закрыто ${at}`,
    sums: 'По исполнителям, за последние 30 дней',
    organisation: 'Исполнитель',
    ratings: 'Оценок',
    mean: 'Средняя',
    lowShare: 'Доля 1 и 2',
    noSums: 'За последние 30 дней оценок нет.',
    rating: 'Оценка',
    outOfFive: (stars) => `${stars} из 5`,
    reason: {
      INCOMPLETE: 'ответ неполный',
      NO_SPECIFICS: 'нет конкретики',
      LATE: 'поздно',
      NOT_SOLVED: 'вопрос не решён',
      RUDE: 'грубость',
      OTHER: 'другая причина',
    },
  },
}
