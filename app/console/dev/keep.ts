import type { components } from '../src/api/schema'
import { calendars } from './calendar.ts'
import { staff } from './city.ts'

type S = components['schemas']

/** The keepers' lists of the made-up city; undefined: this path is another's. */
export function keepers(path: string, url: URL): object | undefined {
  const text = (url.searchParams.get('text') ?? '').toLowerCase()
  const looks = (...words: string[]) => words.some((word) => word.toLowerCase().includes(text))
  if (path === '/organisations') {
    return { items: bodies.filter((body) => looks(body.code, body.names.kk, body.names.ru)), next: null }
  }
  if (path === '/staff') return { items: people.filter((person) => looks(person.login, person.name)), next: null }
  if (path.startsWith('/working-calendars') || path === '/holiday-sets') return calendars(path, url)
  if (path === '/responsibilities') {
    return {
      items: [{ subject: 'WATER', district: 'turkistan', organisation: 'SU_TURKISTAN', version: 1 }],
      next: null,
    }
  }
  if (path === '/changes') return { items: changes, next: null }
  return undefined
}

const bodies: S['Organisation'][] = (
  [
    ['AKIMAT_TURKISTAN', null, 'AKIMAT', 'Түркістан қаласының әкімдігі', 'Акимат города Туркестан', true],
    ['SU_TURKISTAN', 'AKIMAT_TURKISTAN', 'UTILITY', '«Түркістан Су» мемлекеттік коммуналдық кәсіпорны', 'ГКП «Туркестан Су»', true],
    ['PARKS', 'AKIMAT_TURKISTAN', 'DEPARTMENT', 'Саябақтар бөлімі', 'Отдел парков', false],
  ] as const
).map(([code, parent, kind, kk, ru, staffed]) => ({
  code, parent, kind, names: { kk, ru, en: code }, phone: '+7 725 555 1007', email: null,
  district: 'turkistan', calendar: null, active: true, version: 1, staffed,
})) // prettier-ignore

const people: S['StaffMember'][] = Object.values(staff).map(({ login, name, roles, languages }) => ({
  login, name, roles, languages, line: null, sector: null, organisation: null, active: login !== 'bolat', version: 1,
})) // prettier-ignore

const changes: S['Change'][] = [
  {
    at: new Date(Date.now() - 3.6e6).toISOString(),
    by: 'dana',
    byName: 'Дана',
    before: { phone: '+7 725 555 1000', names: { kk: 'Су' } } as never,
    after: { phone: '+7 725 555 1007', names: { kk: 'Су' } } as never,
  },
  {
    at: new Date(Date.now() - 9e7).toISOString(),
    by: 'admin',
    byName: 'Әкімші',
    before: null,
    after: { phone: '+7' } as never,
  },
]
