/** Words of what somebody has in hand, on the board. Kazakh is the source. */
export const reassignKk = {
  title: 'Қолындағы өтінімдер',
  failed: 'Өтінімдерді жүктеу мүмкін болмады.',
  nothing: 'Қолында өтінім жоқ.',
  more: 'Тағы көрсету',
  all: (n: number) => `Бәрін таңдау (${n})`,
  none: 'Таңдауды алып тастау',
  release: 'Кезекке қайтару',
  everything: 'Тізімде көрінбейтінін қоса, бәрін бірден:',
  gathering: (n: number) => `Өтінімдер жиналып жатыр: ${n}`,
  handOverAll: 'Бәрін тапсыру…',
  releaseAll: 'Бәрін кезекке қайтару…',
  waiting: 'Осында кезек күтіп тұрғаны',
  longestFirst: 'Ешкім алмағанының бәрі, ең ұзақ күткені бірінші.',
  absent: 'Ауысымда жоқ әріптестің жұмысы',
}
