// A Telegram for tests, on one's own machine, with a second bot whose token is refused or not as told at /token: bots ask it for updates and send messages as to the real one (its paths are
// case-insensitive, its bodies JSON). What people do is told to it at /say, what they were sent is read at /sent.
import { createServer } from 'node:http'

const [, , port, token, otherToken] = process.argv
let otherRefused = false
const people = new Map()
const updates = []
const waiting = new Set()
let updateId = 884512000
let messageId = 0

const person = (chat) => {
  if (!people.has(chat)) people.set(chat, [])
  return people.get(chat)
}

const server = createServer(async (request, response) => {
  const address = new URL(request.url ?? '/', 'http://telegram')
  const body = await read(request)
  const answer = (status, said) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(said))
  }
  if (address.pathname === '/say') return answer(200, say(body))
  if (address.pathname === '/sent') return answer(200, person(address.searchParams.get('chat')))
  if (address.pathname === '/token') return answer(200, { refused: (otherRefused = body.refused) })
  const [, bot, method] = address.pathname.split('/')
  if (bot === `bot${otherToken}` && !otherRefused) return answer(200, { ok: true, result: await other(method.toLowerCase()) })
  if (bot !== `bot${token}`) return answer(401, { ok: false, error_code: 401, description: 'Unauthorized' })
  const result = await called(method.toLowerCase(), { ...Object.fromEntries(address.searchParams), ...body })
  answer(200, { ok: true, result })
})
// As the real one, which keeps a connection for longer than its clients do.
server.keepAliveTimeout = 75_000
server.listen(Number(port), '127.0.0.1', () => console.log('telegram is there'))

async function read(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  if (!text) return {}
  const type = request.headers['content-type'] ?? ''
  return type.includes('urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
}

/** @param {{chat: string, name: string, text?: string, press?: string, location?: object}} does */
function say({ chat, name, text, press, location }) {
  const from = { id: Number(chat), is_bot: false, first_name: name, language_code: 'kk' }
  const where = { id: Number(chat), type: 'private', first_name: name }
  const date = Math.floor(Date.now() / 1000)
  const update = { update_id: ++updateId }
  if (press === undefined) {
    update.message = { message_id: ++messageId, from, chat: where, date, ...(text ? { text } : { location }) }
  } else {
    const under = person(chat).find((sent) => sent.buttons.some((button) => button.callback_data === press))
    const message = { message_id: under.message_id, chat: where, date: under.date, text: under.text }
    update.callback_query = { id: String(updateId), from, message, chat_instance: '-1', data: press }
  }
  updates.push(update)
  for (const each of waiting) each()
  return update
}

/** Nobody writes to it. */
async function other(method) {
  switch (method) {
    case 'getme':
      return { id: Number(otherToken.split(':')[0]), is_bot: true, first_name: '109', username: 'other_bot' }
    case 'getwebhookinfo':
      return { url: '', has_custom_certificate: false, pending_update_count: 0 }
    case 'getupdates':
      return new Promise((resolve) => setTimeout(() => resolve([]), 1000))
    default:
      return true
  }
}

async function called(method, asked) {
  switch (method) {
    case 'getme':
      return { id: Number(token.split(':')[0]), is_bot: true, first_name: '109', username: 'komek_bot' }
    case 'getwebhookinfo':
      return { url: '', has_custom_certificate: false, pending_update_count: 0 }
    case 'getupdates':
      return confirmed(Number(asked.offset ?? 0))
    case 'sendmessage': {
      const markup = typeof asked.reply_markup === 'string' ? JSON.parse(asked.reply_markup) : asked.reply_markup
      const date = Math.floor(Date.now() / 1000)
      const buttons = (markup?.inline_keyboard ?? []).flat()
      const sent = { message_id: ++messageId, date, text: asked.text, buttons }
      person(String(asked.chat_id)).push(sent)
      const chat = { id: Number(asked.chat_id), type: 'private' }
      return { message_id: sent.message_id, date, chat, text: asked.text }
    }
    default:
      return true
  }
}

/** What lies before the offset is gone; with nothing new the bot waits a while, as at the real one. */
async function confirmed(offset) {
  while (updates.length > 0 && updates[0].update_id < offset) updates.shift()
  if (updates.length === 0) {
    await new Promise((resolve) => {
      const done = () => {
        waiting.delete(done)
        clearTimeout(timer)
        resolve(undefined)
      }
      const timer = setTimeout(done, 5000)
      waiting.add(done)
    })
  }
  return updates.slice(0, 100)
}
