import type { Locator, Page } from '@playwright/test'
import { conversation, enter, find } from './console'
import { Telephone } from './exchange'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { employ, onBreak } from './people'
import { SERVER, unique } from './system'
import { consoleWords } from './words'

const numbers = /\d{3}\s\d{3}\s\d{4}/
const digits = (words: string) => numbers.exec(words)![0].replace(/\s/g, '')

// One after the other: whoever is ready is rung, whichever journey they are in.
test.describe.configure({ mode: 'serial' })

for (const [language, key, screen] of [
  ['kk', '1', DESKTOP],
  ['ru', '2', DESKTOP],
] as const) {
  test(`a call waits, is put through, becomes a ticket by keyboard alone, and is heard again (${language})`, async ({
    somebody,
  }) => {
    const word = await consoleWords(language)
    // They have only a telephone, and have written before.
    const resident = new Telephone()
    const before = unique(language === 'kk' ? 'Шам жанбайды' : 'Не горит фонарь')
    await resident.writes(before)
    const earlier = digits((await resident.reads('109')).Body)

    const operator = await employ(unique('Телефон'), ['OPERATOR'], [language])
    const desk = await somebody({ ...screen, reducedMotion: 'reduce' })
    await enter(desk, language, operator)
    await desk.goto(`${SERVER}/console/calls`)
    await desk.getByLabel(word.calls.telephone.field).fill('sip:204@pbx.example.kz')
    await desk.getByRole('button', { name: word.calls.telephone.keep, exact: true }).click()
    await expect(desk.getByText(word.keep.saved)).toBeVisible()
    await look(desk, `${language}-call-room`)

    const letGo = await onBreak(operator)
    await resident.calls()
    await resident.presses(key)
    await resident.presses('2')
    expect(resident.waits, resident.hears).toBe(true)
    await desk.goto(`${SERVER}/console/open`)
    letGo()
    await presence(desk, word.work.presence.ready)
    await resident.isPutThrough()
    await resident.rings()

    const call = desk.getByRole('complementary', { name: word.calls.label })
    await expect(call).toContainText(word.calls.phase.RINGING)
    await expect(call).toContainText(before)
    await expect(call).toContainText(resident.number.slice(-4))
    await expect(call).not.toContainText(resident.number)
    await look(desk, `${language}-call-rings`, 768)
    await resident.isPickedUp()
    await expect(call).toContainText(word.calls.phase.TALKING)

    // From here on the mouse is not touched.
    await desk.locator('body').press('d')
    const what = desk.getByLabel(word.intake.offline.what)
    await expect(what).toBeFocused()
    const matter = unique(language === 'kk' ? 'Ауладағы құдықтың қақпағы жоқ' : 'Во дворе нет крышки люка')
    await desk.keyboard.type(matter)
    await tabTo(desk, desk.getByRole('checkbox', { name: word.intake.offline.consented }))
    await desk.keyboard.press('Space')
    await look(desk, `${language}-call-form`)
    await tabTo(desk, desk.getByRole('button', { name: word.intake.offline.file, exact: true }))
    await desk.keyboard.press('Enter')
    const made = desk.getByRole('status').getByRole('link')
    await expect(made).toBeFocused()
    const number = (await made.innerText()).replace(/\s/g, '')
    expect(number).not.toBe(earlier)
    await desk.keyboard.press('Enter')
    const talk = conversation(desk, word.ticket.conversation)
    await expect(talk).toContainText(matter)

    await resident.hangsUp()
    await expect(call).toContainText(word.calls.phase.ENDED)
    // After the call there is work, until they say otherwise.
    await expect(desk.getByRole('button', { name: new RegExp(word.work.state.WRAP_UP) })).toBeVisible()
    await presence(desk, word.work.presence.ready)
    await expect(desk.getByRole('button', { name: new RegExp(`^${word.work.state.READY}`) })).toBeVisible()

    // The number comes by SMS, as they have nothing else.
    await resident.reads(spoken(number))
    await find(desk, language, number)
    await expect(async () => {
      await desk.reload()
      await expect(talk.getByRole('button', { name: new RegExp(word.sound.listen) })).toBeVisible({ timeout: 3000 })
    }).toPass({ timeout: 60_000 })
    await look(desk, `${language}-call-ticket`, 768)
    await talk.getByRole('button', { name: new RegExp(word.sound.listen) }).press('Enter')
    const player = talk.locator('audio')
    await expect(player).toBeFocused()
    await expect.poll(() => player.evaluate((sound: HTMLAudioElement) => sound.duration)).toBeGreaterThan(0.5)
    await look(desk, `${language}-call-heard`)

    // They mark it, and whoever leads sees that and takes it off again.
    const mark = call.getByRole('button', { name: word.calls.mark.PRANK })
    await tabTo(desk, mark)
    await desk.keyboard.press('Enter')
    await expect(desk.getByText(word.calls.mark.done)).toBeVisible()
    // Whoever stays on shift is offered what others of this city wait for.
    await presence(desk, word.work.presence.off)
    await expect(desk.getByRole('button', { name: new RegExp(`^${word.work.state.OFF}`) })).toBeVisible()
    const lead = await somebody({ ...(language === 'ru' ? PHONE : DESKTOP), reducedMotion: 'reduce' })
    await enter(lead, language, { login: 'saule', name: '', password: 'demo' })
    await lead.goto(`${SERVER}/console/calls`)
    const marks = lead.getByRole('region', { name: word.calls.marks.title })
    const theirs = marks.getByRole('listitem').filter({ hasText: resident.number.slice(-4) })
    await expect(theirs).toContainText(word.calls.mark.PRANK)
    await expect(lead.getByRole('region', { name: word.calls.recordings.title })).toContainText(
      resident.number.slice(-4),
    )
    await look(lead, `${language}-call-lead`)
    await theirs.getByRole('button', { name: word.calls.marks.lift }).click()
    await expect(theirs).toHaveCount(0)
  })
}

/** By the keys only. */
async function presence(page: Page, state: string): Promise<void> {
  await page.locator('body').press('p')
  const item = page.getByRole('menuitem', { name: state, exact: true })
  await expect(item).toBeVisible()
  for (let i = 0; i < 10 && !(await item.evaluate((each) => each === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}

/** As somebody does who has no mouse: until it is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await wanted.evaluate((each) => each === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}

const spoken = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
