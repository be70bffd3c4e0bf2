import { expect, type Page } from '@playwright/test'
import { conversation, enter, find, row } from './console'
import { DESKTOP, look, PHONE, test } from './look'
import { employ } from './people'
import { submit } from './site'
import { SERVER, unique } from './system'
import { consoleWords } from './words'

const demo = (login: string) => ({ login, name: '', password: 'demo' })

const spoken = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

for (const [language, screen] of [
  ['kk', DESKTOP],
  ['ru', PHONE],
] as const) {
  test(`somebody finds what matters, keeps the view, changes many at once and takes it back (${language})`, async ({
    somebody,
  }) => {
    const word = await consoleWords(language)
    const trouble = unique('Ашық люк')
    // A rule makes what speaks of a manhole matter more than the rest.
    const grave = [await submit(`${trouble} 1`, 'kk'), await submit(`${trouble} 2`, 'kk')]
    const common = await submit(unique('Кітапхана'), 'kk')
    const lead = await employ(unique('Ләззат'), ['SUPERVISOR'], ['kk'])
    const page = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(page, language, lead)
    for (const number of [...grave, common]) await expect(row(page, number)).toBeAttached()

    await page.getByRole('button', { name: word.filter.filter, exact: true }).click()
    const filter = page.getByRole('dialog', { name: word.filter.title })
    await filter.getByLabel(word.intake.priority).click()
    await page.getByTitle(word.catalogue.priorities.HIGH, { exact: true }).click()
    // It closes by fading, and a list that is half gone has no name.
    await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0)
    await filter.getByRole('checkbox').first().focus()
    await look(page, `${language}-desk-filter`)
    await filter.getByRole('button', { name: word.filter.show, exact: true }).click()
    await expect(page).toHaveURL(/priority=HIGH/)
    for (const number of grave) await expect(row(page, number)).toBeAttached()
    await expect(row(page, common)).toHaveCount(0)

    const view = unique('Маңызды')
    await page.getByRole('button', { name: word.filter.views }).click()
    await page.getByRole('menuitem', { name: word.filter.save }).click()
    const saving = page.getByRole('dialog', { name: word.filter.save })
    await saving.getByLabel(word.filter.name).fill(view)
    await saving.getByRole('button', { name: word.app.save }).click()
    await expect(saving).toBeHidden()
    await page.goto(`${SERVER}/console/`)
    await expect(row(page, common)).toBeAttached()
    await page.getByRole('button', { name: word.filter.views }).click()
    await page.getByRole('menuitem', { name: view }).click()
    await expect(page).toHaveURL(/priority=HIGH/)
    await expect(row(page, common)).toHaveCount(0)
    await expect(page.getByRole('button', { name: view })).toBeVisible()
    await look(page, `${language}-desk-view`)

    await choose(page, word.bulk.choose, grave.map((number) => word.bulk.chooseOne(spoken(number))))
    await page.getByRole('group', { name: word.bulk.label }).getByRole('button', { name: word.bulk.act.HAND_OVER }).click()
    const dialog = page.getByRole('dialog', { name: word.bulk.act.HAND_OVER })
    await dialog.getByRole('combobox', { name: word.work.handOver.desk }).click()
    await page.getByTitle(word.desk.ANALYSTS, { exact: true }).click()
    await dialog.getByLabel(word.work.handOver.note).fill('Бұл көшеде үшінші рет.')
    await dialog.getByRole('button', { name: word.bulk.preview }).click()
    await expect(dialog).toContainText(word.bulk.fit(2, 2))
    await look(page, `${language}-desk-preview`)
    await dialog.getByRole('button', { name: word.bulk.go(2) }).click()
    await expect(dialog).toBeHidden()
    const undo = page.getByRole('button', { name: word.bulk.undo, exact: true })
    await expect(undo).toBeVisible()
    await look(page, `${language}-desk-undo`)
    await undo.click()
    await expect(undo).toBeHidden()

    // As they are now: what was taken back has changed once more.
    await page.reload()
    for (const number of grave) await expect(row(page, number)).toBeAttached()
    // What nobody has registered is not closed with others, and that is said before.
    await choose(page, word.bulk.choose, grave.map((number) => word.bulk.chooseOne(spoken(number))))
    await page.getByRole('group', { name: word.bulk.label }).getByRole('button', { name: word.bulk.act.CLOSE }).click()
    const closing = page.getByRole('dialog', { name: word.bulk.act.CLOSE })
    await closing.getByRole('radio', { name: word.outcome.RESOLVED }).check()
    await closing.getByLabel(word.incident.answer.kk).fill('Люк жабылды.')
    await look(page, `${language}-desk-closing`)
    await closing.getByRole('button', { name: word.bulk.preview }).click()
    await expect(closing).toContainText(word.bulk.fit(0, 2))
    await expect(closing).toContainText(word.bulk.told)
    await expect(closing).toContainText(word.bulk.codes.TYPE_MISSING)
    await look(page, `${language}-desk-closing-preview`)
  })

  test(`what is begun outlives the page, and two at one ticket see each other (${language})`, async ({ somebody }) => {
    const word = await consoleWords(language)
    const number = await submit(unique('Шам жанбайды'), 'kk')
    const page = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(page, language, demo('saule'))
    await expect(row(page, number)).toBeAttached()
    await page.goto(`${SERVER}/console/open/${number}`)
    const reply = page.getByRole('textbox', { name: word.composer.placeholder.REPLY })
    const kept = page.waitForResponse((answer) => answer.url().endsWith(`${number}/drafts/mine`) && answer.ok())
    await reply.fill('Сәлеметсіз бе! Бригада')
    await kept
    await page.reload()
    await expect(reply).toHaveValue('Сәлеметсіз бе! Бригада')

    const second = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(second, language, demo('aigul'))
    await expect(row(second, number)).toBeAttached()
    await second.goto(`${SERVER}/console/open/${number}`)
    await expect(conversation(second, word.ticket.conversation)).toBeVisible()
    const here = page.locator('.onlookers')
    await expect(here).toContainText(/Айгүл|Айгуль|Aigul/)
    await look(page, `${language}-desk-onlooker`)
  })

  test(`the supervisor hands on what an absent colleague has, and what waits at a desk (${language})`, async ({
    somebody,
  }) => {
    const word = await consoleWords(language)
    const number = await submit(unique('Құбыр жарылды'), 'kk')
    const ill = await employ(unique('Айсұлу'), ['OPERATOR'], ['kk'])
    const operator = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(operator, language, ill)
    await expect(row(operator, number)).toBeAttached()
    await find(operator, language, number)
    await operator.getByRole('button', { name: word.act.take, exact: true }).click()
    await operator.close()

    const page = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(page, language, demo('saule'))
    await page.goto(`${SERVER}/console/wall`)
    await page.getByRole('button', { name: word.work.wall.rulesOf(word.desk.ANALYSTS) }).click()
    await expect(page.getByRole('dialog')).toContainText(word.reassign.waiting)
    await look(page, `${language}-desk-waiting`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    const absent = page.getByLabel(word.reassign.absent)
    await absent.fill(ill.name)
    await page.getByTitle(ill.name, { exact: true }).click()
    const drawer = page.getByRole('dialog')
    await expect(drawer).toContainText(spoken(number))
    await expect(absent).toHaveAttribute('aria-expanded', 'false')
    await look(page, `${language}-desk-absent`)
    await drawer.getByRole('button', { name: word.reassign.handOverAll }).click()
    const dialog = page.getByRole('dialog', { name: word.bulk.act.HAND_OVER })
    await dialog.getByRole('combobox', { name: word.work.handOver.desk }).click()
    await page.getByTitle(word.desk.ANALYSTS, { exact: true }).click()
    await dialog.getByLabel(word.work.handOver.note).fill('Ауырып қалды.')
    await dialog.getByRole('button', { name: word.bulk.preview }).click()
    await look(page, `${language}-desk-absent-preview`)
    await dialog.locator('.ant-btn-primary').click()
    await expect(dialog).toBeHidden()
    await expect(drawer).not.toContainText(spoken(number))
  })

  test(`whoever keeps the calendars makes a set of holidays of their own (${language})`, async ({ somebody }) => {
    const word = await consoleWords(language)
    const rooms = word.calendar.holidayRoom
    const page = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(page, language, demo('admin'))
    await page.goto(`${SERVER}/console/keep/holidays`)
    await page.getByRole('button', { name: rooms.addSet }).click()
    const dialog = page.getByRole('dialog', { name: rooms.addSet })
    const code = unique('SET').toUpperCase()
    await dialog.getByRole('textbox').nth(0).fill(code)
    const names = ['Көрші облыс', 'Соседняя область', 'Next oblast'].map((each) => `${each} ${code}`)
    for (const [i, name] of names.entries()) await dialog.getByRole('textbox').nth(i + 1).fill(name)
    await look(page, `${language}-desk-holiday-set`)
    await dialog.getByRole('button', { name: word.app.save }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(language === 'kk' ? names[0]! : names[1]!)).toBeVisible()
    await expect(page.getByText(rooms.none)).toBeVisible()
    await look(page, `${language}-desk-holidays`)
    await page.goto(`${SERVER}/console/keep/calendars`)
    await expect(page.getByRole('table')).toBeVisible()
    await look(page, `${language}-desk-calendars`)
  })
}

async function choose(page: Page, begin: string, boxes: readonly string[]): Promise<void> {
  const first = page.getByRole('checkbox', { name: boxes[0]! })
  if (!(await first.isVisible())) await page.getByRole('button', { name: begin, exact: true }).click()
  for (const each of boxes) await page.getByRole('checkbox', { name: each }).check()
}
