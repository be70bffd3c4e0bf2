/** Words of what follows an answer: marks, complaints about it, and the person behind it all. */
export const aftercareKk = {
  quality: {
    title: 'Бағалар',
    lead: 'Тұрғындар жауаптарға қойған бағалар. Алдымен 1 мен 2 алғандарын қараңыз.',
    low: 'Тек 1 және 2',
    all: 'Бәрі',
    empty: 'Мұндай баға әлі қойылмаған.',
    failed: 'Бағаларды жүктеу мүмкін болмады.',
    answer: 'Жауап',
    noAnswer: 'Жауап мәтіні жоқ',
    resident: 'Тұрғынның сөзі',
    centre: 'Байланыс орталығы',
    corrected: (at: string) => `${at} өзгертілді`,
    closed: (at: string) => `${at} жабылған`,
    sums: 'Орындаушылар бойынша, соңғы 30 күн',
    organisation: 'Орындаушы',
    ratings: 'Баға саны',
    mean: 'Орташа баға',
    lowShare: '1 мен 2 үлесі',
    noSums: 'Соңғы 30 күнде баға қойылмаған.',
    rating: 'Баға',
    outOfFive: (stars: number) => `5-тен ${stars}`,
    reason: {
      INCOMPLETE: 'жауап толық емес',
      NO_SPECIFICS: 'нақты ештеңе жоқ',
      LATE: 'кешікті',
      NOT_SOLVED: 'мәселе шешілмеді',
      RUDE: 'дөрекі сөйлесті',
      OTHER: 'басқа себеп',
    },
  },
}
export type AftercareTexts = typeof aftercareKk
