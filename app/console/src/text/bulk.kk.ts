import type { BulkKind } from '../bulk/api'

/** Words of what is done to many tickets at once. Kazakh is the source. */
export const bulkKk = {
  label: 'Таңдалған өтінімдер',
  choose: 'Бірнешеуін таңдау',
  chooseOne: (number: string) => `${number} өтінімін таңдау`,
  keyChoose: 'Өтінімді таңдау',
  keyRange: 'Осыған дейінгінің бәрін таңдау',
  keyEnd: 'Таңдауды аяқтау',
  chosen: (n: number) => `${n} өтінім таңдалды`,
  most: (n: number) => `бір жолы ең көбі ${n}`,
  all: 'Көрінгеннің бәрі',
  end: 'Таңдауды аяқтау',
  act: {
    HAND_OVER: 'Тапсыру',
    TAKE: 'Алу',
    RELEASE: 'Босату',
    NOTE: 'Ескертпе қосу',
    SEND: 'Ұйымға жіберу',
    CLOSE: 'Жабу',
  } satisfies Record<BulkKind, string> as Record<BulkKind, string>,
  tickets: (n: number) => `${n} өтінім`,
  preview: 'Алдын ала көру',
  back: 'Артқа',
  go: (n: number) => `Орындау: ${n} өтінім`,
  goOn: 'Жалғастыру',
  fit: (n: number, of: number) => `${of} өтінімнің ${n}-і өзгереді.`,
  stays: 'Мұны кері қайтару мүмкін емес: жазғаныңызды бірден оқиды.',
  told: 'Мұны кері қайтару мүмкін емес: тұрғындар жауапты бірден алады.',
  closing:
    'Әр тұрғын өз тіліндегі жауапты алады. Бұрын жауап берілгендерін жауапсыз жабуға болады. Ұйым жауап берген өтінімдер бірге жабылмайды: әр жауап жеке тексеріледі.',
  looking: (n: number, of: number) => `Қаралды: ${of} ішінен ${n}`,
  unfit: 'Өзгермейтіндері',
  doing: (n: number, of: number) => `Орындалды: ${of} ішінен ${n}`,
  done: (n: number) => `${n} өтінім өзгерді`,
  stopped: 'Жарты жолда тоқтап қалды. Орындалғаны қайталанбайды: жалғастыра беріңіз.',
  close: 'Жабу',
  undo: 'Кері қайтару',
  hide: 'Жасыру',
  undone: (n: number, left: number) =>
    left === 0
      ? `${n} өтінім бұрынғы қалпына келді.`
      : `${n} өтінім бұрынғы қалпына келді, ${left} өтінімді кейін басқа біреу өзгерткен: олар сол күйі қалды.`,
  noteNeeded: 'Ескертпе жазыңыз.',
  organisationNeeded: 'Ұйымды таңдаңыз.',
  codes: {
    WORDS_MISSING: 'Тұрғынның тілінде жауап жазылмаған',
    ANSWER_UNCHECKED: 'Ұйымның жауабы бар: оны тексеріп, жеке жабыңыз',
    ANSWER_MISSING: 'Тұрғынға әлі жауап берілмеген',
    TYPE_MISSING: 'Тіркелмеген: түрі таңдалмаған',
    HAS_PARTS: 'Бөліктері бар: оқиғаны солармен бірге жабыңыз',
    TICKET_CLOSED: 'Жабылған',
    UNCHANGED: 'Онсыз да солай',
    STALE: 'Сіз көргеннен кейін өзгерген',
    NO_SUCH_TICKET: 'Сізге көрінбейді',
    NOT_UNDONE: 'Айтылған немесе жіберілген нәрсе оқылып қойды: кері қайтарылмайды.',
    TOO_LATE_TO_UNDO: 'Он бес минут өтіп кетті: енді кері қайтарылмайды.',
    TOO_MANY: 'Бір жолы 1-ден 200-ге дейін өтінім таңдаңыз.',
    ACT_IS_ANOTHER: 'Бұл әрекет басқа. Терезені жауып, қайта бастаңыз.',
    NO_SUCH_ACT: 'Мұндай әрекет жасаған жоқсыз.',
  },
}
export type BulkTexts = typeof bulkKk
