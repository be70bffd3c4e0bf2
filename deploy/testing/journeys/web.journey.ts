import { close, conversation, openConsole, register, reply, row, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { fillOnPhone, readUntil, send } from './site'
import { unique } from './system'
import { consoleWords, siteWords, type Language } from './words'

const said: Record<Language, { text: string; address: string; title: string; answer: string }> = {
  kk: {
    text: 'Яссауи көшесінде екі күннен бері су жоқ',
    address: 'Кентау, Яссауи көшесі 12',
    title: 'Яссауи көшесінде су жоқ',
    answer: 'Құбыр жөнделді, су бүгін сағат 18:00-ден бері бар.',
  },
  ru: {
    text: 'На улице Яссауи второй день нет воды',
    address: 'Кентау, улица Яссауи, 12',
    title: 'Нет воды на улице Яссауи',
    answer: 'Трубу починили, вода есть с 18:00.',
  },
}

for (const language of ['kk', 'ru'] as const) {
  test(`a resident writes on a phone and reads the answer the operator gave (${language})`, async ({ somebody }) => {
    const words = { site: siteWords(language), console: await consoleWords(language) }
    const { text, address, title, answer } = said[language]
    const matter = unique(text)

    const operator = await somebody(DESKTOP)
    await openConsole(operator, language)
    await look(operator, `${language}-console-login`, 768)
    await signIn(operator, language)
    await operator.evaluate(() => Object.assign(window, { neverReloaded: true }))

    const resident = await somebody(PHONE)
    await resident.goto(`/${language}/`)
    await look(resident, `${language}-form`)
    await fillOnPhone(resident, language, { text: matter, address })
    await look(resident, `${language}-form-summary`)
    const sent = await send(resident, language)
    await look(resident, `${language}-sent`)

    await expect(row(operator, sent.number)).toBeVisible()
    expect(await operator.evaluate(() => 'neverReloaded' in window), 'the ticket arrived without a reload').toBe(true)
    await look(operator, `${language}-console-queue`, 768)
    await row(operator, sent.number).click()
    await expect(conversation(operator, words.console.ticket.conversation)).toContainText(matter)
    await register(operator, language, title)
    await readUntil(resident, sent.tracking, words.site('status.registered'), matter, address)
    await reply(operator, language, answer)
    await look(operator, `${language}-console-ticket`, 768)
    await readUntil(resident, sent.tracking, words.site('status.registered'), answer)
    await close(operator, language)
    await look(operator, `${language}-console-closed`, 768)

    await readUntil(resident, sent.tracking, words.site('status.closed'), words.site('outcome.resolved'), answer)
    await look(resident, `${language}-track-closed`)
    // By number alone: the status, not the words.
    await resident.goto(`/${language}/t/${sent.number}`)
    await expect(resident.getByRole('main')).toContainText(words.site('status.closed'))
    await expect(resident.getByRole('main')).not.toContainText(answer)
    await look(resident, `${language}-track-by-number`)
  })
}

test('what a resident adds by the link reopens the closed ticket before the operator’s eyes', async ({ somebody }) => {
  const word = siteWords('ru')
  const words = await consoleWords('ru')
  const resident = await somebody(PHONE)
  await fillOnPhone(resident, 'ru', { text: unique('Фонарь не горит'), address: 'Туркестан' })
  const sent = await send(resident, 'ru')
  const operator = await somebody(DESKTOP)
  await signIn(operator, 'ru')
  await row(operator, sent.number).click()
  await register(operator, 'ru', 'Не горит фонарь')
  await reply(operator, 'ru', 'Лампу заменили.')
  await close(operator, 'ru')

  const more = unique('Снова не горит')
  await readUntil(resident, sent.tracking, word('status.closed'))
  await resident.getByLabel(word('track.write_label')).fill(more)
  await resident.getByRole('button', { name: word('reopen.send') }).click()
  await expect(resident.getByRole('status').filter({ hasText: word('track.message_sent') })).toBeVisible()

  await expect(conversation(operator, words.ticket.conversation)).toContainText(more)
  await expect(operator.getByRole('article').getByText(words.status.REOPENED).first()).toBeVisible()
})
