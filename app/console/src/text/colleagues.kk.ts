/** Words of choosing people. Kazakh is the source. */
export const colleaguesKk = {
  centre: 'байланыс орталығы',
  type: 'Аты-жөнін теріңіз',
  nobody: 'Мұндай қызметкер табылмады. Тізімдегі адамды ғана таңдауға болады.',
  seeking: 'Ізделуде…',
  failed: 'Тізімді жүктеу мүмкін болмады. Қайта теріп көріңіз.',
}
