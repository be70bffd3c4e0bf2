import type { Page } from '@playwright/test'
import { conversation, enter } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { employ, onBreak } from './people'
import { fillOnPhone, send } from './site'
import { unique } from './system'
import { consoleWords } from './words'

// Both work with what waits in English: one after the other.
test.describe.configure({ mode: 'serial' })

const spoken = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

for (const [language, screen] of [
  ['kk', DESKTOP],
  ['ru', PHONE],
] as const) {
  test(`what a resident writes is offered, taken, handed over and taken next, and the supervisor sees it (${language})`, async ({
    somebody,
  }) => {
    const word = await consoleWords(language)
    const atDesk = screen === DESKTOP
    // Others speak Kazakh and Russian: what other journeys write does not fall to these two.
    const others = await employ('Басқалар', ['OPERATOR', 'INSPECTOR'], ['kk', 'ru'])
    const leave = await onBreak(others)
    const asel = await employ(unique('Әсел'), ['OPERATOR'], ['en'])
    const marat = await employ(unique('Марат'), ['INSPECTOR'], ['en'])

    const operator = await somebody(screen)
    await enter(operator, language, asel)
    await expect(presence(operator, word.work.state.OFF)).toBeVisible()
    if (atDesk) {
      await operator.keyboard.press('p')
      await expect(operator.getByRole('menuitem', { name: word.work.presence.ready })).toBeFocused()
      await operator.keyboard.press('Enter')
    } else {
      await presence(operator, word.work.state.OFF).click()
      await operator.getByRole('menuitem', { name: word.work.presence.ready }).click()
    }
    await expect(presence(operator, word.work.state.READY)).toBeVisible()

    const resident = await somebody(PHONE)
    const trouble = unique('A pipe burst')
    await fillOnPhone(resident, 'en', { text: `${trouble}, water runs down the street`, address: 'Абай көшесі 14' })
    const { number } = await send(resident, 'en')

    const offer = operator.getByRole('region', { name: `${word.work.offer.title} ${spoken(number)}` })
    await expect(async () => {
      // What is in no language is for everybody: one that another journey has left may come first.
      const another = operator.getByRole('region', { name: word.work.offer.title }).getByRole('button', { name: word.work.offer.leave })
      if ((await offer.count()) === 0 && (await another.count()) > 0) await another.first().click()
      await expect(offer).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
    await expect(offer).toContainText(trouble)
    await expect(operator.getByRole('status').filter({ hasText: spoken(number) })).toBeAttached()
    expect(await operator.evaluate(() => document.activeElement?.closest('.offers')), 'the offer took the focus').toBeNull()
    await operator.screenshot({ path: `../../../target/screenshots/${language}-work-offer.png` })

    if (atDesk) await operator.keyboard.press('a')
    else await offer.getByRole('button', { name: word.work.offer.accept }).click()
    await expect(conversation(operator, word.ticket.conversation)).toContainText(trouble)
    await expect(offer).toBeHidden()

    const draft = operator.getByRole('textbox', { name: word.composer.placeholder.REPLY })
    await draft.fill('We have sent')
    if (atDesk) {
      await operator.keyboard.press('Escape')
      await operator.keyboard.press('h')
    } else {
      await operator.getByRole('button', { name: word.act.more, exact: true }).click()
      await operator.getByRole('menuitem', { name: word.work.handOver.act }).click()
    }
    const dialog = operator.getByRole('dialog', { name: word.work.handOver.title })
    await dialog.getByRole('combobox', { name: word.work.handOver.desk }).click()
    await operator.getByTitle(word.desk.INSPECTORS, { exact: true }).click()
    await dialog.getByLabel(word.work.handOver.note).fill('Check who keeps this pipe.')
    await look(operator, `${language}-work-hand-over`)
    await dialog.getByRole('button', { name: word.work.handOver.done, exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(conversation(operator, word.ticket.conversation)).toContainText('Check who keeps this pipe.')
    await expect(draft).toHaveValue('We have sent')

    const inspector = await somebody(screen)
    await enter(inspector, language, marat)
    const next = inspector.getByRole('button', { name: word.work.take.next })
    await expect(next).toBeVisible()
    if (atDesk) await inspector.keyboard.press('q')
    else await next.click()
    await expect(inspector).toHaveURL(new RegExp(`${number}$`))
    await expect(conversation(inspector, word.ticket.conversation)).toContainText('Check who keeps this pipe.')

    const supervisor = await somebody(screen)
    await enter(supervisor, language, { login: 'saule', name: '', password: 'demo' })
    await supervisor.getByRole('link', { name: word.work.wall.title }).click()
    const row = supervisor.getByRole('row', { name: new RegExp(asel.name) })
    await expect(row).toContainText(word.work.state.READY)
    await expect(row.getByRole('cell').nth(3), 'taken today').toHaveText('1')
    await look(supervisor, `${language}-work-wall`)
    await supervisor.goto(`${supervisor.url()}?large`)
    await expect(supervisor.getByRole('row', { name: new RegExp(asel.name) })).toBeVisible()
    await look(supervisor, `${language}-work-wall-large`)

    await operator.getByRole('button', { name: new RegExp(word.nav.account) }).click()
    await operator.getByRole('menuitem', { name: word.nav.signOut }).click()
    await expect(operator.getByLabel(word.login.login, { exact: true })).toBeVisible()
    await expect(row, 'whoever signs out is off shift').toBeHidden()
    leave()
  })
}

const presence = (page: Page, state: string) => page.getByRole('button', { name: new RegExp(state) })
