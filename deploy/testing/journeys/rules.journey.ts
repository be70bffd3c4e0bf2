import { readFile } from 'node:fs/promises'
import { signIn } from './console'
import { DESKTOP, expect, look, test } from './look'
import { SERVER } from './system'
import { consoleWords } from './words'

// A draft is the next version: two who make it at once are in each other's way.
test.describe.configure({ mode: 'serial' })

for (const language of ['kk', 'ru'] as const) {
  test(`rules are ordered by keys, bound to an area that is drawn, and tried before they decide (${language})`, async ({
    somebody,
  }) => {
    const word = (await consoleWords(language)).routing
    const page = await somebody({ ...DESKTOP, reducedMotion: 'reduce' })
    await signIn(page, language, 'saule')
    await page.goto(`${SERVER}/console/routing`)
    await page.getByRole('button', { name: word.draft }).click()
    await expect(page).toHaveURL(/routing\/\d+$/)

    const names = page.locator('.rules > li h3 .plain')
    const handles = page.locator('.rules .handle')
    await expect(handles.first()).toBeVisible()
    const first = await names.first().innerText()
    await handles.first().press('Alt+ArrowDown')
    await expect(names.nth(1)).toHaveText(first)
    await expect(handles.nth(1), 'the one that was moved').toBeFocused()
    await page.keyboard.press('Space')
    await expect(page.locator('.rules .dragged')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    // It is said aloud where it is before it is put down.
    await expect(page.locator('[id^=DndLiveRegion]')).toContainText('3')
    await page.keyboard.press('Space')
    await expect(names.nth(2)).toHaveText(first)

    await names.nth(2).click()
    const editor = page.getByRole('dialog')
    const canvas = editor.locator('.area-canvas')
    await canvas.scrollIntoViewIfNeeded()
    const box = (await canvas.boundingBox())!
    for (const [right, down] of [[0.4, 0.4], [0.6, 0.4], [0.5, 0.6]] as const) { // prettier-ignore
      await canvas.click({ position: { x: box.width * right, y: box.height * down } })
    }
    await expect(editor.locator('.corners tbody tr')).toHaveCount(3)
    const latitude = editor.locator('.corners input').first()
    const drawn = Number(await latitude.inputValue())
    await editor.locator('.corner').first().press('ArrowUp')
    expect(Number(await latitude.inputValue())).toBeGreaterThan(drawn)
    await editor.getByRole('button', { name: word.areaEdit.add }).click()
    await expect(editor.locator('.corner')).toHaveCount(4)
    await editor.locator('.corner').last().press('Delete')
    await latitude.fill('43.3')
    await look(page, `${language}-rules-area`)
    await editor.getByRole('button', { name: word.done }).click()
    await expect(page.locator('.rules > li').nth(2)).toContainText(word.areaShort)

    await page.getByRole('button', { name: word.save }).click()
    await expect(page.getByRole('button', { name: word.trial, exact: true })).toBeEnabled()
    await expect(page.locator('.rules > li').nth(2), 'the server took the area').toContainText(word.areaShort)
    await page.getByRole('button', { name: word.trial, exact: true }).click()
    await expect(page.getByText(word.trialLimits)).toBeVisible()
    await look(page, `${language}-rules-tried`)

    await page.getByRole('tab', { name: word.skills }).click()
    await expect(page.getByRole('button', { name: word.addSkill })).toBeVisible()
    await page.getByRole('tab', { name: word.tabs.figures }).click()
    await expect(page.getByRole('heading', { name: word.lately })).toBeVisible()
    await look(page, `${language}-rules-lately`)
    await page.getByRole('button', { name: word.discard }).click()
    await expect(page).toHaveURL(/routing$/)
  })

  test(`the supervisor reads who was there on which day, and takes it home as a table (${language})`, async ({
    somebody,
  }) => {
    const word = (await consoleWords(language)).work
    const page = await somebody({ ...DESKTOP, reducedMotion: 'reduce' })
    await signIn(page, language, 'saule')
    // On shift for a moment, and nothing is offered to her: somebody was there.
    const steps = [
      [word.state.OFF, word.presence.training],
      [word.state.TRAINING, word.presence.off],
    ] as const
    for (const [from, act] of steps) {
      // The menu of the last step may still be closing: it is opened by what says where one is now.
      await page.getByRole('button', { name: new RegExp(from) }).click()
      await page.getByRole('menuitem', { name: act }).click()
    }
    await expect(page.getByRole('button', { name: new RegExp(word.state.OFF) })).toBeVisible()
    await page.goto(`${SERVER}/console/wall`)
    await page.getByRole('link', { name: word.attendance.title }).click()
    await expect(page.getByRole('table')).toBeVisible()
    await look(page, `${language}-attendance`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: word.attendance.download }).click(),
    ])
    const table = await readFile(await file.path(), 'utf8')
    expect(table.split('\r\n').length).toBeGreaterThan(2)
    expect(table).toContain('saule')
  })
}
