import { catalogue, type Language } from '../text/Text'
import { plural } from './plural'

/** The city's zone: a deadline is read the same at home and on a journey. */
export const cityZone = 'Asia/Almaty'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Urgency = 'breached' | 'atRisk' | 'fine'

/** At risk: the last quarter of the promised time, at most the last day of it. */
export function urgency(now: number, receivedAt: number, dueAt: number): Urgency {
  if (now > dueAt) return 'breached'
  return dueAt - now <= Math.min((dueAt - receivedAt) / 4, day) ? 'atRisk' : 'fine'
}

/** "2 сағ 10 мин": two units at most, one from ten days on. */
export function span(language: Language, milliseconds: number): string {
  const [d, h, m] = parts(milliseconds)
  const unit = { kk: ['күн', 'сағ', 'мин'], ru: ['дн', 'ч', 'мин'], en: ['d', 'h', 'min'] }[language]
  if (d + h + m === 0) return catalogue[language].time.lessThanMinute
  return two(d, h, m, (n, i) => `${n}\u00a0${unit[i]}`)
}

/** The same for being read aloud: "2 часа 10 минут". */
export function spanInWords(language: Language, milliseconds: number): string {
  const [d, h, m] = parts(milliseconds)
  if (d + h + m === 0) return catalogue[language].time.lessThanMinuteLong
  return two(d, h, m, (n, i) => `${n} ${unitName(language, n, i)}`)
}

function parts(milliseconds: number): [number, number, number] {
  const whole = Math.floor(Math.abs(milliseconds) / minute)
  return [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
}

function two(d: number, h: number, m: number, word: (n: number, unit: number) => string): string {
  const shown = d >= 10 ? [[d, 0]] : d > 0 ? [[d, 0], [h, 1]] : [[h, 1], [m, 2]] // prettier-ignore
  return shown
    .filter(([n]) => n! > 0)
    .map(([n, unit]) => word(n!, unit!))
    .join(' ')
}

function unitName(language: Language, n: number, unit: number): string {
  if (language === 'kk') return ['күн', 'сағат', 'минут'][unit]!
  if (language === 'en') return n === 1 ? ['day', 'hour', 'minute'][unit]! : ['days', 'hours', 'minutes'][unit]!
  return plural(
    'ru',
    n,
    [
      { one: 'день', few: 'дня', many: 'дней' },
      { one: 'час', few: 'часа', many: 'часов' },
      { one: 'минута', few: 'минуты', many: 'минут' },
    ][unit]!,
  )
}

// Not by Intl: browsers ship different data for Kazakh, some none.
const months: Record<Language, string[]> = {
  kk: ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'], // prettier-ignore
  ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'], // prettier-ignore
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'], // prettier-ignore
}
const weekdays: Record<Language, string[]> = {
  kk: ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'],
  ru: ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

interface CityTime {
  year: number
  month: number
  day: number
  weekday: number
  clock: string
}

const inCity = new Intl.DateTimeFormat('en-GB', {
  timeZone: cityZone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function cityTime(at: number): CityTime {
  const found = Object.fromEntries(inCity.formatToParts(at).map((part) => [part.type, part.value]))
  const year = Number(found.year)
  const month = Number(found.month)
  const dayOfMonth = Number(found.day)
  return {
    year,
    month,
    day: dayOfMonth,
    weekday: new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay(),
    clock: `${found.hour}:${found.minute}`,
  }
}

/** "21 қараша, жұма, 18:00-ге дейін", "до пятницы, 21 ноября, 18:00", "by Friday 21 November, 18:00". */
export function byWhen(language: Language, at: number): string {
  const t = cityTime(at)
  const { by } = catalogue[language].context
  const month = months[language][t.month - 1]
  const weekday = weekdays[language][t.weekday]
  if (language === 'kk') return by(`${t.day} ${month}, ${weekday}, ${t.clock}\u2011${dative(t.clock)}`)
  if (language === 'ru') return by(`${weekday}, ${t.day} ${month}, ${t.clock}`)
  return by(`${weekday} ${t.day} ${month}, ${t.clock}`)
}

/** The instant of a time of day in the city, as a form gives it: `2026-11-21T18:00`. */
export function instantInCity(local: string): string {
  const asIfUtc = Date.parse(`${local}Z`)
  const t = cityTime(asIfUtc)
  const [hours, minutes] = t.clock.split(':').map(Number) as [number, number]
  const ahead = Date.UTC(t.year, t.month - 1, t.day, hours, minutes) - Math.floor(asIfUtc / minute) * minute
  return new Date(asIfUtc - ahead).toISOString()
}

/** The time of day in the city: "14:05". */
export const clockOf = (at: number) => cityTime(at).clock

/** Today in the city, as a form wants it: `2026-11-21`. */
export function todayInCity(now: number): string {
  const t = cityTime(now)
  return [t.year, t.month, t.day].map((part) => String(part).padStart(2, '0')).join('-')
}

/** A day without a time, as `2026-11-21`: "21 қараша", "21 ноября", "21 November"; with the year when it is another one. */
export function dayInWords(language: Language, date: string, now: number): string {
  const [year, monthOfYear, day] = date.split('-').map(Number) as [number, number, number]
  const month = months[language][monthOfYear - 1]
  if (year === cityTime(now).year) return `${day} ${month}`
  return language === 'kk' ? `${year} жылғы ${day} ${month}` : `${day} ${month} ${year}`
}

/** The dative ending of a time read aloud: 18:00-ге, 09:30-ға, 03:00-ке, 10:40-қа. */
export function dative(clock: string): string {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  const n = minutes || hours
  const ones = ['', 'ге', 'ге', 'ке', 'ке', 'ке', 'ға', 'ге', 'ге', 'ға'] // бір екі үш төрт бес алты жеті сегіз тоғыз
  const tens = ['ге', 'ға', 'ға', 'ға', 'қа', 'ге'] // нөл он жиырма отыз қырық елу
  return n % 10 ? ones[n % 10]! : tens[n / 10]!
}

/** When something happened: "бүгін 14:05", "18 қараша, 14:05", with the year when it is another one. */
export function when(language: Language, at: number, now: number): string {
  const t = cityTime(at)
  const { today, yesterday } = catalogue[language].time
  if (sameDay(t, cityTime(now))) return today(t.clock)
  if (sameDay(t, cityTime(now - day))) return yesterday(t.clock)
  const month = months[language][t.month - 1]
  const year = t.year === cityTime(now).year ? '' : ` ${t.year}`
  if (language === 'kk') return `${year ? `${t.year} жылғы ` : ''}${t.day} ${month}, ${t.clock}`
  return `${t.day} ${month}${year}, ${t.clock}`
}

function sameDay(a: CityTime, b: CityTime) {
  return a.day === b.day && a.month === b.month && a.year === b.year
}
