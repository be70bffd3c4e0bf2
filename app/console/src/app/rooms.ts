import type { Texts } from '../text/Text'

interface Room {
  path: string
  /** Any of these opens it. */
  needs: readonly string[]
  /** Who has this one has a better room for the same. */
  unless?: string
  name: (t: Texts) => string
}

/** In the order of the header; the first that somebody may enter is where they land. */
export const rooms: readonly Room[] = [
  { path: '/open', needs: ['work-tickets'], name: (t) => t.nav.work },
  { path: '/field', needs: ['execute-tickets'], name: (t) => t.field.title },
  { path: '/wall', needs: ['supervise'], name: (t) => t.work.wall.title },
  { path: '/set-aside', needs: ['sort-unfiled'], name: (t) => t.nav.setAside },
  { path: '/channels', needs: ['watch-channels'], name: (t) => t.channels.title },
  { path: '/catalogue', needs: ['keep-catalogue'], name: (t) => t.nav.catalogue },
  { path: '/routing', needs: ['keep-routing'], name: (t) => t.routing.title },
  {
    path: '/outages',
    needs: ['keep-works', 'lead-outages', 'work-tickets'],
    name: (t) => t.outage.title,
  },
  { path: '/quality', needs: ['sum-ratings'], name: (t) => t.aftercare.quality.title },
  { path: '/calls', needs: ['work-tickets', 'listen-to-calls'], name: (t) => t.calls.title },
  { path: '/keep', needs: ['read-staff'], name: (t) => t.keep.title },
  { path: '/reports', needs: ['read-reports', 'keep-catalogue'], name: (t) => t.reports.title },
  { path: '/knowledge', needs: ['read-knowledge'], name: (t) => t.knowledge.title },
  // Some are handed a ticket now and then: their own room comes first.
  { path: '/at-desk', needs: ['stand-at-desk'], unless: 'work-tickets', name: (t) => t.nav.work },
]

export const roomsOf = (permissions: readonly string[]) => {
  return rooms.filter(
    (room) =>
      room.needs.some((each) => permissions.includes(each)) && !(room.unless && permissions.includes(room.unless)),
  )
}
