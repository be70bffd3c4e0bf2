/** Where the system under test is; all ports follow from one, as deploy/run has it. */
export const PORT = Number(process.env.KOMEK_TEST_PORT ?? 18580)
export const GATEWAY = `http://localhost:${PORT}`
export const SERVER = `http://localhost:${PORT + 1}`
export const SMTP = { host: 'localhost', port: PORT + 5 }
export const IMAP = { host: 'localhost', port: PORT + 6 }
/** A stand-in for Telegram's own server; ports of the system end below it. */
export const TELEGRAM = `http://127.0.0.1:${PORT + 19}`
export const BOT_TOKEN = '7000000001:AAFakeTokenOfTheJourneys0000000000'
/** A stand-in for the telephone exchange. */
export const EXCHANGE = `http://127.0.0.1:${PORT + 18}`
export const EXCHANGE_ACCOUNT = 'AC00000000000000000000000000000109'
export const EXCHANGE_TOKEN = 'the-secret-of-the-journeys-exchange'
/** Of a second bot, which nobody writes to. */
export const OTHER_TOKEN = '7000000002:AAFakeTokenOfAnotherBot00000000000'
export const CENTRE = '109@komek.test'
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** A word that no other run and no other journey uses, so that nothing depends on what is there already. */
export function unique(word: string): string {
  return `${word}-${Math.random().toString(36).slice(2, 8)}`
}
