import { checkDigit } from '../src/words/number.ts'
import type { components } from '../src/api/schema'

type S = components['schemas']

/** A made-up city for developing against: everything in it is invented. */
export const districts: S['District'][] = [
  ['turkistan', 'Түркістан қаласы', 'город Туркестан', 'Turkistan city', 43.297, 68.252],
  ['kentau', 'Кентау қаласы', 'город Кентау', 'Kentau city', 43.517, 68.505],
  ['arys', 'Арыс қаласы', 'город Арысь', 'Arys city', 42.43, 68.808],
  ['maktaaral', 'Мақтаарал ауданы', 'Мактааральский район', 'Maktaaral district', 40.75, 68.55],
  ['saryagash', 'Сарыағаш ауданы', 'Сарыагашский район', 'Saryagash district', 41.454, 69.172],
  ['tolebi', 'Төлеби ауданы', 'Толебийский район', 'Tolebi district', 42.21, 70.0],
  ['shardara', 'Шардара ауданы', 'Шардаринский район', 'Shardara district', 41.255, 67.97],
].map(([code, kk, ru, en, latitude, longitude]) => ({ code, kk, ru, en, latitude, longitude }) as S['District'])

const work = ['look-up', 'read-tickets', 'self', 'speak-on-tickets', 'work-tickets']
const keep = ['keep-catalogue', 'keep-organisations', 'keep-staff', 'look-up', 'read-changes', 'read-staff', 'self']
const none = { line: null, organisation: null }
// prettier-ignore
export const staff: Record<string, S['Staff']> = {
  aigul: { login: 'aigul', name: 'Айгүл Серікқызы', roles: ['OPERATOR'], languages: ['kk', 'ru'], ...none, permissions: work },
  bolat: { login: 'bolat', name: 'Болат Ермекұлы', roles: ['INSPECTOR'], languages: ['kk', 'ru'], ...none, permissions: work },
  dana: { login: 'dana', name: 'Дана Қуанышева', roles: ['METHODOLOGIST'], languages: ['kk', 'ru'], ...none, permissions: keep },
  saule: { login: 'saule', name: 'Сәуле Нұрланова', roles: ['SUPERVISOR'], languages: ['kk', 'ru', 'en'], ...none, permissions: [...work, 'sort-unfiled'] },
  nurlan: { login: 'nurlan', name: 'Нұрлан Оспанов', roles: ['EXECUTOR'], languages: ['kk', 'ru'], line: 'EXECUTORS', organisation: 'SU_TURKISTAN', permissions: ['look-up', 'read-tickets', 'self', 'speak-on-tickets', 'execute-tickets'] },
  admin: { login: 'admin', name: 'Әкімші', roles: ['ADMIN'], languages: ['kk', 'ru', 'en'], ...none, permissions: [...work, ...keep, 'sort-unfiled'] },
}

/** Whom Nurlan works for. */
export const ours = 'SU_TURKISTAN'
export const organisations = [ours, 'KENTAU_SU', 'JOL_KURYLYS', 'TAZA_QALA']

type Language = S['Language']
const stories: [Language, string, string, string][] = [
  [
    'kk',
    'Үйімізде екі күннен бері су жоқ',
    'Сәлеметсіз бе! Абай көшесі 14-үйде екі күннен бері ауыз су жоқ. Көршілерде де сол. Қашан қосылады?',
    'Абай көшесі, 14-үй, 3-подъезд',
  ],
  [
    'ru',
    'Не горит уличное освещение вдоль школы № 7',
    'Здравствуйте. Уже неделю не горят фонари вдоль школы № 7, дети идут домой в темноте. Просим принять меры.',
    'ул. Желтоқсан, вдоль школы № 7',
  ],
  [
    'kk',
    'Кәріз құдығының қақпағы жоқ, балаларға қауіпті',
    'Аула ішінде кәріздің қақпағы жоқ! Кеше бір бала түсіп кете жаздады. Тезірек жабыңыздаршы.',
    'Б. Саттарханов даңғылы, 27',
  ],
  [
    'en',
    'Garbage has not been collected for ten days',
    'Hello, the containers near our building have been overflowing for ten days. There are rats. Please send somebody.',
    'Tauke Khan avenue 101',
  ],
  [
    'ru',
    'Сверхнормативное энергопотребление общедомового теплосчётчика в многоквартирном доме',
    'В квитанции начислено в три раза больше обычного. Управляющая компания не отвечает на обращения. Прошу разъяснить порядок перерасчёта.',
    'мкр. Отырар, д. 12, кв. 45',
  ],
  [
    'kk',
    'Автобус аялдамаға тоқтамай кетеді',
    '5-бағыттағы автобус «Емхана» аялдамасына тоқтамайды, егде адамдар жаяу жүреді.',
    'Емхана аялдамасы',
  ],
  [
    'kk',
    'Алғыс: шұңқыр бір күнде бітелді',
    'Кеше айтқан шұңқырды бүгін бітеп кетіпті. Рақмет сіздерге, жұмыстарыңызға сәттілік!',
    '',
  ],
  [
    'ru',
    'Как получить справку о составе семьи?',
    'Подскажите, пожалуйста, где сейчас выдают справку о составе семьи и какие документы нужны.',
    '',
  ],
  [
    'kk',
    'Электр жарығы жиі сөнеді, тұрмыстық техника істен шықты',
    'Апта бойы жарық кешке қарай 3-4 рет сөнеді. Тоңазытқышымыз күйіп кетті. Шығынды кім өтейді?',
    'Қарнақ ауылы, Мектеп көшесі 8',
  ],
  [
    'ru',
    'Открытый люк на пешеходном переходе',
    'На переходе у рынка открытый люк, накрыт веткой. Очень опасно ночью.',
    'пересечение Байбурт и Ерубаева',
  ],
]
const residents: S['TicketView']['resident'][] = [
  { id: 1, name: 'Гүлнар Ә.', handles: [{ kind: 'EMAIL', masked: 'g•••••@mail.kz' }] },
  { id: 2, name: null, handles: [{ kind: 'PHONE', masked: '+7 701 ••• •• 42' }] },
  { id: 3, name: 'Сергей Владимирович К.', handles: [{ kind: 'EMAIL', masked: 's••••••••@gmail.com' }, { kind: 'PHONE', masked: '+7 747 ••• •• 08' }] }, // prettier-ignore
  null,
]
const minute = 60_000
const dues = [-190, -25, 12, 38, 130, 47 * 60, 300, 14 * 24 * 60, 600, 26 * 60]

export function ticketNumber(serial: number): string {
  const nine = String((serial * 387_420_489 + 572_409_381) % 1_000_000_000).padStart(9, '0')
  return nine + checkDigit(nine)
}

export function makeTicket(i: number, now: number): S['TicketView'] {
  const [language, title, text, address] = stories[i % stories.length]!
  const due = now + dues[i % dues.length]! * minute + Math.floor(i / 10) * 7 * minute
  const received = due > now ? now - (15 + (i % 7) * 41) * minute : due - 480 * minute
  const registered = i % 3 !== 0
  const status = i % 9 === 5 ? 'WAITING_FOR_RESIDENT' : i % 9 === 7 ? 'CLOSED' : i % 9 === 8 ? 'ANSWERED' : registered ? 'REGISTERED' : 'RECEIVED' // prettier-ignore
  const who = i % 4 === 1 ? staff.aigul! : i % 4 === 2 ? staff.bolat! : null
  const actor = who ? { login: who.login, name: who.name } : null
  const aigul = { login: 'aigul', name: staff.aigul!.name }
  const channel = i % 3 === 0 ? 'EMAIL' : 'WEB'
  const district = i % 5 === 4 ? null : districts[i % districts.length]!.code
  const type = (registered || status === 'CLOSED' || status === 'ANSWERED' ? (['INCIDENT', 'COMPLAINT', 'CONSULTATION', 'GRATITUDE', 'PROPOSAL'] as const)[i % 5]! : null) // prettier-ignore
  const resident = residents[i % residents.length]!
  const iso = (at: number) => new Date(at).toISOString()
  const number = ticketNumber(i + 1)
  const messages: S['Message'][] = [
    {
      id: `in-${i}`, direction: 'IN', kind: 'RESIDENT', at: iso(received), author: null, text, number: null, delivery: null,
      attachments: i % 2 === 0 ? [
        { id: '2026-11-20/3f0f6c4e-0000-4000-8000-000000000001', name: 'IMG_20261120_101112 шұңқыр көшенің ортасында өте ұзын файл аты.jpg', mediaType: 'image/jpeg', size: 2_345_678, sha256: null, refused: null, shown: '2026-11-20/3f0f6c4e-0000-4000-8000-00000000000a', taken: { latitude: 43.30150, longitude: 68.25200, at: iso(received - 20 * minute) } },
        { id: '', name: 'видео.mov', mediaType: 'video/quicktime', size: 123_456_789, sha256: null, refused: 'TOO_LARGE', shown: null, taken: null },
      ] : [],
    }, // prettier-ignore
  ]
  const history: S['HistoryEntry'][] = [
    { version: 1, kind: 'RECEIVED', at: iso(received), actor: null, status: 'RECEIVED', details: { channel } },
  ]
  if (registered) {
    history.push(
      { version: 2, kind: 'TAKEN', at: iso(received + 2 * minute), actor: aigul, status: 'RECEIVED', details: {} },
      { version: 3, kind: 'REGISTERED', at: iso(received + 4 * minute), actor: aigul, status: 'REGISTERED', details: { type: type ?? 'INCIDENT', ...(district ? { district } : {}) } }, // prettier-ignore
      { version: 4, kind: 'RELEASED', at: iso(received + 5 * minute), actor: aigul, status: 'REGISTERED', details: {} },
    )
    if (who) history.push({ version: 5, kind: 'TAKEN', at: iso(received + 6 * minute), actor, status: 'REGISTERED', details: {} }) // prettier-ignore
  }
  const states = ['SENT', 'RETURNED', 'QUEUED', 'UNKNOWN', 'NOT_ACCEPTED'] as const
  if (i % 4 === 1 || status === 'WAITING_FOR_RESIDENT' || status === 'ANSWERED') {
    messages.push(
      { id: `note-${i}`, direction: 'NOTE', kind: 'NOTE', at: iso(received + 7 * minute), author: { login: 'bolat', name: staff.bolat!.name }, text: 'Су арнасымен хабарластым: жөндеу бригадасы сағат 17:00-ге дейін барады. Бақылауға алу керек.', attachments: [], number: null, delivery: null },
      { id: `out-${i}`, direction: 'OUT', kind: status === 'WAITING_FOR_RESIDENT' ? 'QUESTION' : 'REPLY', at: iso(received + 9 * minute), author: { login: 'aigul', name: staff.aigul!.name }, text: language === 'ru' ? 'Здравствуйте! Бригада выехала, работы закончат сегодня до 18:00. Если к этому времени ничего не изменится, ответьте на это письмо.' : 'Сәлеметсіз бе! Бригада жолға шықты, жұмыс бүгін 18:00-ге дейін бітеді. Өзгеріс болмаса, осы хатқа жауап беріңіз.', attachments: [], number: null, delivery: resident?.handles.some((h) => h.kind === 'EMAIL') ? { state: states[i % 5]!, reason: i % 5 === 1 ? '550 5.1.1 mailbox unavailable' : null } : null },
    ) // prettier-ignore
    history.push({ version: 6, kind: 'NOTED', at: iso(received + 7 * minute), actor: null, status, details: {} })
  }
  if (status === 'CLOSED') {
    history.push({ version: 7, kind: 'CLOSED', at: iso(received + 12 * minute), actor: aigul, status, details: { outcome: 'RESOLVED' } }) // prettier-ignore
    messages.push({ id: `end-${i}`, direction: 'OUT', kind: 'REPLY', at: iso(received + 12 * minute), author: { login: 'aigul', name: staff.aigul!.name }, text: 'Жөнделді.', attachments: [], number: null, delivery: { state: 'SENT', reason: null } }) // prettier-ignore
  }
  return allow({
    number,
    dueIn: null,
    address: null,
    type,
    status,
    title: i % 17 === 16 ? '' : title,
    channel,
    district,
    language,
    receivedAt: iso(received),
    changedAt: iso(received + 12 * minute),
    dueAt: iso(due),
    outcome: status === 'CLOSED' ? 'RESOLVED' : null,
    assignee: actor,
    version: history.length + messages.length,
    residentWaits: i % 6 === 2,
    place: address
      ? { address, district, latitude: i % 2 ? 43.29712 : null, longitude: i % 2 ? 68.25184 : null }
      : null,
    anonymous: resident === null,
    resident,
    messages,
    history,
    allowed: [],
    trackingUrl: `http://localhost:8080/t/${number}/key`,
    continues: null,
    continuedBy: null,
    complaintAbout: null,
    complaints: [],
    complainedOf: null,
    risk: 'NONE',
    risks: { tier: 'NONE', points: 0, registration: null, consideration: null, rules: null },
    issue: null,
    issueRevision: null,
    execution: null,
    registered: null,
    pausedAt: status === 'WAITING_FOR_RESIDENT' ? iso(received + 9 * minute) : null,
    desk: null,
    waitsSince: null,
    priority: 'NORMAL',
    urgent: false,
    offeredTo: null,
  })
}

export function makeUnfiled(now: number): S['UnfiledContact'][] {
  const contacts: [S['UnfiledContact']['nature'], string | null, string | null, string, number][] = [
    ['AUTOMATIC_REPLY', 'a***@mail.kz', 'Демалыстамын / Я в отпуске', 'Сәлеметсіз бе! 1 желтоқсанға дейін демалыстамын. Шұғыл болса, қабылдау бөліміне хабарласыңыз.', 0],
    ['AUTOMATIC_REPLY', 't***@turan-osi.kz', 'ОСИ «Тұран»: протокол собрания жильцов дома по проспекту Тауке хана, 101, о неработающем лифте и отоплении', 'Уважаемые жильцы!\n\nНаправляем протокол собрания. По итогам голосования решено обратиться в контакт-центр города: лифт второго подъезда не работает с 3 ноября, температура в квартирах на верхних этажах не поднимается выше 16 градусов.\n\nПросим зарегистрировать обращение и сообщить срок.\n\nПравление ОСИ «Тұран»', 3],
    ['UNREADABLE', 'g***@gmail.com', null, '', 1],
    ['AUTOMATIC_REPLY', null, 'Delivery Status Notification', 'This is an automatically generated message.', 0],
  ] // prettier-ignore
  return contacts.map(([nature, masked, subject, text, files], i) => ({
    id: `00000000-0000-4000-8000-00000000000${i}`,
    channel: 'EMAIL',
    account: '109@komek.test',
    receivedAt: new Date(now - (i * 19 + 1) * 60 * minute).toISOString(),
    nature,
    from: masked ? { kind: 'EMAIL', masked } : null,
    subject,
    text,
    files,
  }))
}

/** Where an organisation has it, every step on the way through the lines somewhere. */
export function makeExecuted(i: number, now: number): S['TicketView'] {
  const steps = [
    'SENT',
    'IN_WORK',
    'PLANNED',
    'TO_VERIFY',
    'RETURNED',
    'DISPUTED',
    'SENT',
    'PLANNED',
    'IN_WORK',
  ] as const
  const status = steps[i % steps.length]!
  const ticket = makeTicket([1, 3, 4, 10, 13, 14, 19, 21, 22, 24][i % 10]! + 9000 + 180 * i, now)
  const nurlan = { login: 'nurlan', name: staff.nurlan!.name }
  const bolat = { login: 'bolat', name: staff.bolat!.name }
  const at = (minutes: number) => new Date(now - minutes * minute).toISOString()
  const happened = (minutes: number, kind: S['EventKind'], to: S['TicketStatus'], actor: S['Person'], details = {}) => {
    ticket.version++
    ticket.history.push({ version: ticket.version, kind, at: at(minutes), actor, status: to, details })
  }
  const organisation = i % 9 === 8 ? 'KENTAU_SU' : ours
  ticket.history = ticket.history.filter((entry) => entry.kind !== 'CLOSED')
  Object.assign(ticket, {
    status, assignee: null, outcome: null, pausedAt: null, type: ticket.type ?? 'INCIDENT', dueAt: new Date(now + (i * 5 - 3) * 60 * minute).toISOString(),
    execution: {
      organisation, coExecutors: i % 9 === 8 ? [ours] : i % 3 === 1 ? ['JOL_KURYLYS'] : [], responsible: ['IN_WORK', 'PLANNED', 'TO_VERIFY'].includes(status) ? nurlan : null,
      redirects: status === 'DISPUTED' ? 2 : 0, returns: status === 'DISPUTED' ? 3 : status === 'RETURNED' ? 1 : 0, arbitrated: false,
      plannedFor: status === 'PLANNED' ? '2026-12-03' : null, waitsForFunds: i % 9 === 7, proposedOutcome: status === 'TO_VERIFY' ? 'RESOLVED' : null,
    },
  }) // prettier-ignore
  happened(60, 'SENT', 'SENT', bolat, {
    organisation,
    due: ticket.dueAt,
    note: 'Тұрғын үйде 16:00-ден кейін болады, барар алдында қоңырау шалыңыз.',
  })
  if (status === 'IN_WORK' || status === 'TO_VERIFY') happened(50, 'ACCEPTED', 'IN_WORK', nurlan)
  if (status === 'PLANNED')
    happened(40, 'PLANNED', 'PLANNED', nurlan, {
      funds: String(i % 9 === 7),
      date: '2026-12-03',
      note: 'Құбыр жеткізілгенде',
    })
  if (status === 'RETURNED')
    happened(30, 'RETURNED', 'RETURNED', nurlan, {
      reason: 'Бұл көше Кентау су арнасының теңгерімінде',
      suggestion: 'KENTAU_SU',
      from: ours,
    })
  if (status === 'DISPUTED')
    happened(30, 'DISPUTED', 'DISPUTED', nurlan, {
      reason: 'Желі біздікі емес, шекара актісі бар',
      suggestion: 'KENTAU_SU',
      from: ours,
    })
  if (status === 'TO_VERIFY') {
    happened(20, 'ANSWER_PROPOSED', 'TO_VERIFY', nurlan, { outcome: 'RESOLVED' })
    ticket.messages.push({ id: `00000000-0000-4000-8000-1000000000${10 + i}`, direction: 'NOTE', kind: 'PROPOSAL', at: at(20), author: nurlan, text: 'Үзілген құбыр ауыстырылды (12 метр), су 14:30-дан бері бар. Сұрақ болса: 8 72533 3-00-00.', number: null, delivery: null, attachments: [{ id: '2026-11-20/3f0f6c4e-0000-4000-8000-000000000009', name: 'құбыр.jpg', mediaType: 'image/jpeg', size: 1_200_000, sha256: null, refused: null, shown: null, taken: null }] }) // prettier-ignore
  }
  if (i === 1)
    happened(10, 'SENT_BACK', 'IN_WORK', bolat, {
      reason: 'Судың қашан қосылғаны және кімге хабарласу керегі айтылмаған.',
      missing: 'RESULT CONTACT',
    })
  return ticket
}

/** As Rights and StatusTable have it, roughly: enough to look at pages. */
export function allow(view: S['TicketView'], who?: S['Staff']): S['TicketView'] {
  const { status } = view
  const roles = who?.roles ?? ['OPERATOR']
  const allowed: S['Act'][] = []
  const withService = status === 'SENT' || status === 'IN_WORK' || status === 'PLANNED'
  if (roles.includes('EXECUTOR')) {
    if (view.execution?.organisation === ours && withService) {
      allowed.push('PLAN', 'RETURN')
      if (status !== 'IN_WORK') allowed.push('ACCEPT')
      if (status !== 'SENT') allowed.push('PROPOSE')
    }
    allowed.push('NOTE')
    return { ...view, allowed }
  }
  const inspects = !roles.includes('OPERATOR')
  const supervises = roles.includes('SUPERVISOR') || roles.includes('ADMIN')
  if (status === 'CLOSED') allowed.push('NOTE', 'REOPEN', 'HEAR', 'HEAR_MACHINE')
  else {
    allowed.push('REGISTER', 'TAKE', 'RELEASE', 'REPLY', 'ASK', 'NOTE', 'HEAR', 'HEAR_MACHINE', 'SPLIT', 'LINK')
    if (status !== 'RECEIVED' && (inspects || !view.execution)) allowed.push('CLOSE')
    if (inspects) allowed.push('MERGE')
    if (inspects && status !== 'RECEIVED' && (status !== 'DISPUTED' || supervises)) allowed.push('SEND')
    if (inspects && status === 'TO_VERIFY') allowed.push('SEND_BACK')
  }
  return { ...view, allowed }
}
