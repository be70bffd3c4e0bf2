import { conversation, enter, find, register, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { employ } from './people'
import { submit } from './site'
import { SERVER } from './system'
import { consoleWords } from './words'

/** Consonants only: no language takes an ending off it, and no other journey has it. */
const strange = () => Array.from({ length: 9 }, (_, i) => 'бвгджзкл'.charAt(Math.floor(Math.random() * 8)) + 'рстфхчшн'.charAt((i * 5 + Math.floor(Math.random() * 8)) % 8)).join('') // prettier-ignore

for (const [language, screen] of [
  ['kk', DESKTOP],
  ['ru', PHONE],
] as const) {
  test(`what was solved before is found by a misspelt word, and helps with the next of its kind (${language})`, async ({
    somebody,
  }) => {
    const word = await consoleWords(language)
    const atDesk = screen === DESKTOP
    const name = strange()
    const aigerim = await employ('Айгерім Сапарова', ['OPERATOR'], ['kk', 'ru', 'en'])

    // One that is answered and closed, and another one in the other language.
    const other = language === 'kk' ? 'ru' : 'kk'
    const foreigners = await submit(`Дерево ${name}, ветки на проводе`, other)
    const number = await submit(`Теректер ${name} бұтақтары сымға тиіп тұр`, language)
    const operator = await somebody(screen)
    await enter(operator, language, aigerim)
    const answered = async (number: string, title: string, words: string) => {
      await find(operator, language, number)
      if (!atDesk) await operator.getByRole('button', { name: word.ticket.details }).click()
      await register(operator, language, title)
      if (!atDesk) await operator.keyboard.press('Escape')
      await operator.getByRole('button', { name: word.act.closeTicket }).click()
      const closing = operator.getByRole('dialog', { name: word.closure.title })
      await closing.getByRole('radio', { name: word.outcome.RESOLVED }).check()
      await closing.getByRole('textbox').first().fill(words)
      await closing.getByRole('button', { name: word.closure.done }).click()
      await expect(closing).toBeHidden()
    }

    await answered(foreigners, `Дерево ${name}`, 'Ветки срезаны.')
    await answered(number, `Теректер ${name}`, 'Бұтақтар кесілді, сым тексерілді.')

    // Misspelt by one letter. Other words of it are in articles too, which come before tickets.
    const box = operator.getByRole('textbox', { name: word.nav.search })
    const misspelt = `${name.slice(0, 8)}о${name.slice(9)}`
    await expect(async () => {
      await box.fill(misspelt)
      await box.press('Enter')
      await expect(operator.locator('.found-link').first()).toContainText(name, { timeout: 2_000 })
    }).toPass({ timeout: 60_000 })
    await expect(operator.locator('mark').first()).toBeVisible()
    await expect(operator.getByRole('heading', { name: word.find.groups.TICKET })).toBeVisible()
    await look(operator, `${language}-search-found`)
    const shared = operator.url()

    await operator.getByRole('button', { name: word.find.states.OPEN, exact: true }).click()
    await expect(operator.getByRole('heading', { name: new RegExp(misspelt) }).last()).toBeVisible()
    await expect(operator.getByRole('link', { name: word.find.clear })).toBeVisible()
    await look(operator, `${language}-search-nothing`)
    await operator.goto(shared)
    await expect(operator.locator('.found-link').first()).toBeVisible()
    if (atDesk) {
      await operator.keyboard.press('j')
      await expect(operator.locator('.found-link').first()).toBeFocused()
      await operator.keyboard.press('Enter')
    } else {
      await operator.locator('.found-link').first().click()
    }
    await expect(conversation(operator, word.ticket.conversation)).toContainText(name)

    await operator.goto(new URL('/console/search', operator.url()).href)
    await expect(operator.getByText(word.find.lead)).toBeVisible()
    await look(operator, `${language}-search-empty`)

    // The next of its kind: what was answered then is one key away.
    const next = await submit(`Терек ${name} құлап, бұтағы сымда ілініп тұр`, language)
    // It may come a moment after its number was given.
    await expect(() => find(operator, language, next)).toPass({ timeout: 60_000 })
    if (!atDesk) await operator.getByRole('button', { name: word.ticket.details }).click()
    const suggested = operator.getByRole('region', { name: word.find.suggest.label })
    await expect(suggested).toContainText('Бұтақтар кесілді')
    await expect(suggested, 'why it is there').toContainText(name)
    const foreign = suggested.locator('li', { hasText: 'Ветки срезаны' })
    await expect(foreign, 'not in the language of the resident').toContainText(word.find.suggest.inLanguage[other])
    await expect(suggested.locator('li', { hasText: 'Бұтақтар кесілді' }).filter({ hasText: name })).not.toContainText(
      word.find.suggest.inLanguage[language],
    )
    await foreign.scrollIntoViewIfNeeded()
    await look(operator, `${language}-search-suggested`)
    const answer = operator.getByRole('textbox', { name: word.composer.placeholder.REPLY })
    if (atDesk) {
      // Its place among the suggestions is its key.
      const key = await suggested.locator('li', { hasText: 'Бұтақтар кесілді' }).filter({ hasText: name }).locator('kbd').innerText()
      await operator.getByLabel(word.registration.name, { exact: true }).click()
      await operator.keyboard.press('Escape')
      await operator.keyboard.press(key)
    } else {
      await suggested
        .locator('li', { hasText: 'Бұтақтар кесілді' })
        .filter({ hasText: name })
        .getByRole('button', { name: new RegExp(`^${word.find.suggest.use.ticket}`) })
        .click()
    }
    await expect(answer).toHaveValue(/Бұтақтар кесілді/)
    await operator.screenshot({ path: `../../../target/screenshots/${language}-search-used.png` })
  })

  test(`most contacts only ask something: the others have a share of their own (${language})`, async ({ somebody }) => {
    const word = await consoleWords(language)
    const words = word.reports.firstContact
    const title = `Тариф ${strange()}`
    const number = await submit(title, language)
    const operator = await somebody(DESKTOP)
    await enter(operator, language, await employ('Айгерім Сапарова', ['OPERATOR'], ['kk', 'ru', 'en']))
    await find(operator, language, number)
    await operator.getByRole('radio', { name: word.type.CONSULTATION }).check()
    await operator.getByLabel(word.registration.name, { exact: true }).fill(title)
    await operator.getByRole('button', { name: word.act.register }).click()
    await expect(operator.getByRole('button', { name: word.act.closeTicket })).toBeVisible()

    const supervisor = await somebody(DESKTOP)
    await signIn(supervisor, language, 'saule')
    await supervisor.goto(`${SERVER}/console/reports/first-contact`)
    await expect(supervisor.locator('.first-contact-rate')).toContainText(words.answered)
    await look(supervisor, `${language}-first-contact`)
    const contacts = () => supervisor.locator('tfoot td').nth(1).innerText()
    const all = Number(await contacts())
    await supervisor.getByRole('radiogroup', { name: words.counted }).getByText(words.contacts.withoutConsultations).click()
    await expect(async () => expect(Number(await contacts())).toBeLessThan(all)).toPass({ timeout: 10_000 })
    await look(supervisor, `${language}-first-contact-without`)
  })
}
