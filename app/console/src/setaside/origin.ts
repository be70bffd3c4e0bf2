/** "contact.received" of "contact.received.dead", whatever an installation puts before it. */
export const origin = (topic: string) => topic.replace(/\.dead$/, '').replace(/^.*?(\w+\.\w+)$/, '$1')
