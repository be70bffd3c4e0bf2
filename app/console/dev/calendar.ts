import type { components } from '../src/api/schema'
import { plusDays, weekdayOf } from '../src/calendar/months.ts'

type S = components['schemas']
type Day = S['CalendarDay']

const three = (kk: string, ru: string, en: string) => ({ kk, ru, en })
const republic = three('Республика күні', 'День Республики', 'Republic Day')
const lunch = [
  { from: '09:00', to: '13:00' },
  { from: '14:30', to: '18:30' },
]
const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const

const special: Record<string, Partial<Day>> = {
  '2026-10-24': { reason: 'OWN_HOURS', worked: true, spans: [{ from: '09:00', to: '15:00' }], why: three('Бұл күні жұмыс уақыты бөлек: сенбілік', 'В этот день свои часы: субботник', 'Hours of its own: clean-up day') }, // prettier-ignore
  '2026-10-25': { reason: 'HOLIDAY', worked: false, spans: [], why: three('Мереке: Республика күні', 'Праздник: День Республики', 'Holiday: Republic Day') }, // prettier-ignore
  '2026-10-26': { reason: 'MOVED', worked: false, spans: [], why: three('Демалыс 25 қазаннан ауыстырылған: Республика күні', 'Выходной перенесён с 25 октября: День Республики', 'Day off moved from 25 October: Republic Day') }, // prettier-ignore
}

const calendar: S['WorkingCalendar'] = {
  id: 'OFFICE',
  names: three('Бес күндік апта, 9:00–18:30', 'Пятидневка, 9:00–18:30', 'Five days, 9:00–18:30'),
  weekly: week.flatMap((day) => lunch.map((span) => ({ day, ...span }))),
  holidaySet: 'KZ',
  own: [
    { date: '2026-10-24', spans: [{ from: '09:00', to: '15:00' }], reason: three('сенбілік', 'субботник', 'clean-up') },
  ],
  version: 2,
}

const set: S['HolidaySet'] = {
  id: 'KZ',
  names: three('Қазақстанның мерекелері', 'Праздники Казахстана', 'Holidays of Kazakhstan'),
  days: [
    { date: '2026-10-25', kind: 'HOLIDAY', names: republic, movedFrom: null, hoursOf: null },
    { date: '2026-10-26', kind: 'MOVED', names: republic, movedFrom: '2026-10-25', hoursOf: null },
  ],
  version: 1,
}

function day(date: string): Day {
  const worked = weekdayOf(date) < 5
  return {
    date,
    worked,
    spans: worked ? lunch : [],
    reason: worked ? 'ORDINARY' : 'WEEKLY_DAY_OFF',
    names: null,
    movedFrom: null,
    hoursOf: null,
    why: worked
      ? three('Кәдімгі жұмыс күні', 'Обычный рабочий день', 'Ordinary working day')
      : three('Демалыс күні', 'Выходной', 'Day off'),
    ...special[date],
  }
}

/** A calendar of the made-up city; undefined: this path is another's. */
export function calendars(path: string, url: URL): object | undefined {
  if (path === '/working-calendars') return [calendar]
  if (path === '/holiday-sets') return [set]
  if (path.endsWith('/days')) {
    const days: Day[] = []
    const last = url.searchParams.get('to')!
    for (let date = url.searchParams.get('from')!; date <= last; date = plusDays(date, 1)) days.push(day(date))
    return { calendar: 'OFFICE', version: 2, days }
  }
  if (path.endsWith('/explain')) {
    return {
      due: '2026-10-27T05:00:00Z',
      days: [],
      why: three(
        'Мерзімі – 27 қазан, сейсенбі, 10:00: 23 қазан, жұма, 17:30-дан бастап 2 жұмыс сағаты. 26 қазан, дүйсенбі – демалыс 25 қазаннан ауыстырылған: Республика күні.',
        'Срок – вторник, 27 октября, 10:00: 2 рабочих часа от пятницы, 23 октября, 17:30. 26 октября, понедельник – выходной перенесён с 25 октября: День Республики.',
        'Due Tue 27 October, 10:00: 2 working hours from Fri 23 October, 17:30. Mon 26 October: day off moved from 25 October: Republic Day.',
      ),
    }
  }
  if (/^\/working-calendars\/.*\/versions$/.test(path)) {
    const made = { at: '2026-11-20T09:00:00Z', by: 'dana', byName: 'Дана', holidaySetVersion: 1 }
    return {
      items: [
        { calendar, origin: 'HOLIDAYS', ...made },
        { calendar: { ...calendar, version: 1 }, origin: 'CALENDAR', ...made, at: '2026-11-01T09:00:00Z' },
      ],
      next: null,
    }
  }
  return undefined
}
