import { expect, test } from 'vitest'
import { origin } from './origin'

test.each([
  ['contact.received.dead', 'contact.received'],
  ['test-1.delivery.reported.dead', 'delivery.reported'], // an installation that shares its broker
  ['reply.requested', 'reply.requested'],
])('%s is told as %s', (topic, told) => expect(origin(topic)).toBe(told))
