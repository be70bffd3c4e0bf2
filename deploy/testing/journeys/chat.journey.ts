import { readFileSync } from 'node:fs'
import { conversation, find, register, reply, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { unique } from './system'
import { Chatter } from './telegram'
import { consoleWords } from './words'

type Texts = Record<string, Record<'kk' | 'ru', string>>
const script = JSON.parse(
  readFileSync('../../../app/server/src/main/resources/kz/komek/dialogue/script.json', 'utf8'),
) as { texts: Texts }

/** What the script says up to where it fills something in. */
const said = (language: 'kk' | 'ru', key: string) => script.texts[key]![language].split('{')[0]!.split('\n')[0]!.trim()

for (const [language, device, tongue] of [
  ['kk', DESKTOP, /Қаз/],
  ['ru', PHONE, /Рус/],
] as const) {
  test(`a conversation on Telegram becomes a ticket, and its answer comes back into the chat (${language})`, async ({
    somebody,
  }) => {
    const words = await consoleWords(language)
    const text = (key: string) => said(language, key)
    const resident = new Chatter('Айгүл')
    await resident.write('/start')
    await resident.press(await resident.reads(said('kk', 'greeting')), tongue)
    await resident.reads(text('what'))
    const matter = unique(language === 'kk' ? 'Ауладағы орындық сынып қалды' : 'Во дворе сломали скамейку')
    await resident.write(matter)
    const next = await resident.reads(text('guess'), text('where'))
    if (next.text.includes(text('guess'))) {
      await resident.press(next, text('guess.none.label'))
      await resident.press(await resident.reads(text('where')), text('where.skip.label'))
    } else {
      await resident.press(next, text('where.skip.label'))
    }
    await resident.press(await resident.reads(text('photos')), text('done.label'))
    const summary = await resident.reads(text('summary'))
    expect(summary.text).toContain(matter)
    await resident.press(summary, text('yes.label'))
    const given = await resident.reads(/\d{3}\s\d{3}\s\d{4}/)
    const number = /\d{3}\s\d{3}\s\d{4}/.exec(given.text)![0].replace(/\s/g, '')

    const operator = await somebody(device === PHONE ? DESKTOP : device)
    await signIn(operator, language)
    await find(operator, language, number)
    const talk = conversation(operator, words.ticket.conversation)
    await expect(talk).toContainText(matter)
    await look(operator, `${language}-chat-ticket`)
    await register(operator, language, unique(language === 'kk' ? 'Орындық' : 'Скамейка'))
    const answer = unique(language === 'kk' ? 'Ертең жөндейміз' : 'Завтра починим')
    await reply(operator, language, answer)
    await resident.reads(answer)
    await expect(talk).toContainText(words.message.delivery.SENT)

    const more = unique(language === 'kk' ? 'Рақмет, күтемін' : 'Спасибо, жду')
    await resident.write(more)
    const asked = await Promise.race([
      resident.reads(text('belongs')).then((question) => question),
      expect(talk).toContainText(more, { timeout: 60_000 }).then(() => undefined),
    ])
    if (asked) await resident.press(asked, text('belongs.add.label'))
    await expect(talk).toContainText(more)
    expect((await resident.sent()).filter((each) => each.text.includes(answer))).toHaveLength(1)
  })
}
