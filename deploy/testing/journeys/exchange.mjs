// A telephone exchange for tests, on one's own machine, as Twilio's REST API is: the gateway reads its lists, fetches its
// recordings and lets it send short messages. What was sent is read at /sent. Calls are made by exchange.ts.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [, , port, sid, token] = process.argv
const login = `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`
const sound = readFileSync(
  new URL('../../../channels/phone/src/main/resources/prompts/kk/greeting.mp3', import.meta.url),
)
const sent = []
const deleted = new Set()

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://exchange')
  const answer = (status, said) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(said === undefined ? undefined : JSON.stringify(said))
  }
  if (pathname === '/sent') return answer(200, sent.filter((each) => each.To === searchParams.get('to')))
  const account = `/2010-04-01/Accounts/${sid}`
  if (!pathname.startsWith(account)) return answer(404, { code: 20404 })
  if (request.headers.authorization !== login) return answer(401, { code: 20003 })
  const path = pathname.slice(account.length)
  const body = new URLSearchParams(await text(request))
  const list = /^\/(Calls|Recordings|Messages)\.json$/.exec(path)
  const recording = /^\/Recordings\/(RE[0-9a-f]{32})\.(mp3|json)$/.exec(path)
  if (path === '.json') answer(200, { sid, status: 'active' })
  else if (list && request.method === 'GET') answer(200, { [list[1].toLowerCase()]: [], next_page_uri: null })
  else if (list?.[1] === 'Messages') answer(201, takes(Object.fromEntries(body)))
  else if (recording && request.method === 'DELETE') {
    deleted.add(recording[1])
    answer(204)
  } else if (recording && !deleted.has(recording[1])) {
    response.writeHead(200, { 'Content-Type': 'audio/mpeg' })
    response.end(sound)
  } else answer(404, { code: 20404 })
}).listen(Number(port), '127.0.0.1', () => console.log('the exchange is there'))

async function text(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** A short message, delivered in a moment. */
function takes(message) {
  const id = `SM${String(sent.length).padStart(32, '0')}`
  sent.push(message)
  setTimeout(() => void delivered(id, message), 200)
  return { sid: id, status: 'queued', to: message.To }
}

async function delivered(id, { StatusCallback: address, To: to, From: from }) {
  const form = { MessageSid: id, SmsSid: id, MessageStatus: 'delivered', SmsStatus: 'delivered', To: to, From: from }
  const signed = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], address)
  const signature = createHmac('sha1', token).update(signed).digest('base64')
  const said = await fetch(address, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(form),
  }).catch((error) => ({ status: String(error) }))
  if (said.status !== 204) console.log(`a delivery was not taken: ${said.status}`)
}
