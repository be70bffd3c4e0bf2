import type { components, paths } from '../api/schema'
import { priorities } from '../catalogue/api'
import { desks } from '../shift/desks'

type Query = NonNullable<paths['/api/v1/tickets']['get']['parameters']['query']>
export type Filter = Omit<Query, 'queue' | 'cursor' | 'limit'>
type TicketType = components['schemas']['TicketType']
type Channel = components['schemas']['Channel']
type Language = components['schemas']['Language']

export const types: readonly TicketType[] = ['CONSULTATION', 'INCIDENT', 'COMPLAINT', 'GRATITUDE', 'PROPOSAL']
export const channels: readonly Channel[] = [
  'WEB',
  'EMAIL',
  'PHONE',
  'SMS',
  'TELEGRAM',
  'WHATSAPP',
  'INSTAGRAM',
  'FACEBOOK',
  'PARTNER',
  'VISIT',
  'LETTER',
  'FIELD_ROUND',
  'CAMERA',
  'OLDER_REGISTER',
]
export const languages: readonly Language[] = ['kk', 'ru', 'en']
export const codes = ['district', 'sector', 'sphere', 'issue', 'organisation', 'assignee'] as const
export const signs = ['urgent', 'overdue', 'residentWaits', 'nobodys'] as const

/** What the address says; whatever it should not say is left out. */
export function read(address: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const name of codes) {
    const value = address.get(name)
    if (value && /^[\w.@-]{1,100}$/.test(value)) filter[name] = value
  }
  const type = types.find((each) => each === address.get('type'))
  const channel = channels.find((each) => each === address.get('channel'))
  const language = languages.find((each) => each === address.get('language'))
  if (type) filter.type = type
  if (channel) filter.channel = channel
  if (language) filter.language = language
  const priority = priorities.find((each) => each === address.get('priority'))
  const desk = desks.find((each) => each === address.get('desk'))
  if (priority) filter.priority = priority
  if (desk) filter.desk = desk
  for (const name of signs) if (address.get(name) === 'true') filter[name] = true
  const days = Number(address.get('olderThanDays'))
  if (Number.isInteger(days) && days > 0 && days <= 3650) filter.olderThanDays = days
  return filter
}

/** In one order, so that the same filter is the same address. */
export function written(filter: Filter): string {
  const address = new URLSearchParams()
  for (const name of [
    ...codes,
    'type',
    'priority',
    'desk',
    'channel',
    'language',
    ...signs,
    'olderThanDays',
  ] as const) {
    const value = filter[name]
    if (value !== undefined && value !== null && value !== false && value !== '') address.set(name, String(value))
  }
  return address.toString()
}

export const without = (filter: Filter, name: keyof Filter): Filter => ({ ...filter, [name]: undefined })
