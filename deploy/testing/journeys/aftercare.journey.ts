import { close, conversation, find, register, reply, row, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { fillOnPhone, readUntil, send } from './site'
import { SERVER, unique } from './system'
import { consoleWords, siteWords, type Language } from './words'

const said: Record<Language, { text: string; title: string; answer: string; wrong: string; complaint: string }> = {
  kk: {
    text: 'Аулада жарық жоқ',
    title: 'Аулада жарық жоқ',
    answer: 'Өтінішіңіз қаралды.',
    wrong: 'Қашан қосылатынын айтпадыңыздар',
    complaint: 'Жауапта ештеңе айтылмаған',
  },
  ru: {
    text: 'Во дворе нет света',
    title: 'Нет света во дворе',
    answer: 'Ваше обращение рассмотрено.',
    wrong: 'Не сказали, когда включат',
    complaint: 'В ответе ничего не сказано',
  },
}

for (const language of ['kk', 'ru'] as const) {
  test(`a resident rates a brush-off two, complains about it, and the operator sees both (${language})`, async ({
    somebody,
  }) => {
    const word = siteWords(language)
    const words = await consoleWords(language)
    const { text, title, answer, wrong, complaint } = said[language]
    const resident = await somebody(PHONE)
    await fillOnPhone(resident, language, { text: unique(text), address: 'Түркістан' })
    const sent = await send(resident, language)

    const operator = await somebody(DESKTOP)
    await signIn(operator, language)
    await row(operator, sent.number).click()
    await register(operator, language, title)
    await reply(operator, language, answer)
    await close(operator, language)

    await readUntil(resident, sent.tracking, word('status.closed'), word('rate.title'))
    await look(resident, `${language}-track-to-rate`)
    await resident.getByText(`2 – ${word('rate.mark.2')}`).click()
    await resident.getByLabel(word('rate.reason.no_specifics')).check()
    await resident.getByLabel(word('rate.words')).fill(wrong)
    await resident.getByRole('button', { name: word('rate.send') }).click()
    await expect(resident.getByRole('status').filter({ hasText: word('rate.thanks') })).toBeVisible()
    await readUntil(resident, sent.tracking, word('rate.mark.2'), word('rate.change'))
    await look(resident, `${language}-track-rated`)

    await expect(operator.getByRole('article').getByText(`«${wrong}»`).first()).toBeVisible()

    await resident.getByRole('link', { name: word('complaint.open') }).click()
    await look(resident, `${language}-complaint`)
    const complained = unique(complaint)
    await resident.getByLabel(word('complaint.label')).fill(complained)
    await resident.getByRole('button', { name: word('complaint.send') }).click()
    await expect(resident.getByRole('heading', { name: word('sent.title') })).toBeVisible()
    const number = (await resident.locator('#number').innerText()).replace(/\D/g, '')
    await readUntil(resident, sent.tracking, word('complaint.yours'))
    await look(resident, `${language}-track-complained`)

    // Who answered sees that it is, and may not take it.
    await find(operator, language, number)
    await expect(conversation(operator, words.ticket.conversation)).toContainText(complained)
    await expect(operator.getByText(words.aftercare.complaint.about, { exact: true })).toBeVisible()
    await expect(operator.getByRole('button', { name: words.act.take, exact: true })).toBeHidden()
    await look(operator, `${language}-console-complaint`, 768)

    const quality = await somebody(DESKTOP)
    await quality.addInitScript((spoken) => localStorage.setItem('komek.language', spoken), language)
    await quality.goto(`${SERVER}/console/`)
    await quality.getByLabel(words.login.login, { exact: true }).fill('zhanar')
    await quality.getByLabel(words.login.password, { exact: true }).fill('demo')
    await quality.getByRole('button', { name: words.login.enter }).click()
    await expect(quality.getByRole('heading', { name: words.aftercare.quality.title, level: 1 })).toBeVisible()
    await expect(quality.getByText(wrong).first()).toBeVisible()
    await look(quality, `${language}-console-quality`, 768)
  })
}
