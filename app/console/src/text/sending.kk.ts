/** Words of sending a ticket to an organisation. Kazakh is the source. */
export const sendingKk = {
  byDefault: (matter: string, whom: string) => `«${matter}» мәселесін әдетте орындайтын: ${whom}`,
  byRule: 'Ереже ұсынған:',
  byRules: (whom: string) => `Ережелер ұсынған: ${whom}.`,
  choose: 'Осыған жіберу',
  nobodyThere: 'Бірақ онда өтінімді қабылдайтын адам жоқ: басқа ұйымды таңдаңыз немесе әкімшіге айтыңыз.',
  everywhere: 'бүкіл облыс',
  responsible: 'Жауапты адам',
  responsibleHint: 'Таңдамасаңыз, алғаш қабылдаған адам жауапты болады.',
  anybody: 'Ұйымда кім қабылдаса, сол',
}
