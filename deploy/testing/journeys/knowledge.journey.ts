import type { Page } from '@playwright/test'
import { enter } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { submit } from './site'
import { SERVER } from './system'
import { consoleWords, siteWords, type Language } from './words'

const LETTERS = 'бвгджзклмнпрст'

/** A word that nobody has ever written, long enough to be misspelt. */
function newWord(): string {
  const letter = (from: string) => from[Math.floor(Math.random() * from.length)]!
  return Array.from({ length: 6 }, () => letter(LETTERS) + letter('аоу')).join('')
}

const demo = (login: string) => ({ login, name: login, password: 'demo' })

for (const [language, device] of [
  ['kk', DESKTOP],
  ['ru', PHONE],
] as const) {
  test(`an article is written, reviewed by a colleague, found by a misspelt word, used and read by a resident (${language})`, async ({
    somebody,
  }) => {
    const word = (await consoleWords(language)).knowledge
    const coined = newWord()
    const title = { kk: `Жаңа ${coined} туралы`, ru: `Что такое ${coined}` }

    const dana = await somebody({ ...device, reducedMotion: 'reduce' })
    await enter(dana, language, demo('dana'))
    await dana.goto(`${SERVER}/console/knowledge/desk`)
    await expect(dana.getByRole('heading', { name: word.title })).toBeVisible()
    await look(dana, `${language}-knowledge-desk`)
    await dana.getByRole('button', { name: word.add }).click()
    await write(dana, language, 'kk', title.kk, `**${coined}** деген не?\n\n- бірінші\n- екінші`)
    await dana.getByRole('button', { name: word.save }).click()
    await expect(dana).toHaveURL(/desk\/A[0-9A-F]+$/)
    const code = /desk\/(\w+)$/.exec(dana.url())![1]!
    await dana.getByRole('button', { name: word.submit }).click()
    await expect(dana.getByText(word.refused.MISSING).first(), 'Russian is missing').toBeVisible()
    await write(dana, language, 'ru', title.ru, `Ответ про **${coined}**.\n\n- первое\n- второе`)
    await choose(dana, word.settings)
    await dana.getByLabel(word.issues).fill(language === 'kk' ? 'су жоқ' : 'нет воды')
    await expect(dana.locator('.ant-select-item-option').first()).toBeVisible()
    await dana.keyboard.press('Enter')
    await dana.keyboard.press('Escape')
    await choose(dana, word.preview)
    await choose(dana, word.texts)
    await dana.getByRole('button', { name: word.save }).click()
    await expect(dana.getByRole('button', { name: word.submit })).toBeEnabled()
    await look(dana, `${language}-knowledge-editor`)
    await dana.getByRole('button', { name: word.submit }).click()
    await expect(dana.getByText(word.notYours)).toBeVisible()
    await dana.getByRole('button', { name: word.publish }).click()
    await dana.getByRole('dialog').getByRole('button', { name: word.publish }).click()
    await expect(dana.getByRole('dialog').getByText(word.refused.REVIEWER_IS_AUTHOR)).toBeVisible()

    const madina = await somebody({ ...device, reducedMotion: 'reduce' })
    await enter(madina, language, demo('madina'))
    await madina.goto(`${SERVER}/console/knowledge/desk?list=IN_REVIEW`)
    await madina.getByRole('link', { name: title[language] }).click()
    await madina.getByRole('button', { name: word.publish }).click()
    await madina.getByRole('dialog').getByRole('button', { name: word.publish }).click()
    await expect(madina.getByRole('dialog')).toBeHidden()
    await choose(madina, word.history)
    await expect(madina.getByRole('button', { name: word.compare })).toBeVisible()
    await look(madina, `${language}-knowledge-history`)

    const number = await submit(`${coined}?`, language)
    const aigul = await somebody({ ...device, reducedMotion: 'reduce' })
    await enter(aigul, language, demo('aigul'))
    await aigul.goto(`${SERVER}/console/knowledge`)
    const misspelt = coined.slice(0, 5) + coined.slice(6)
    await aigul.getByLabel(word.searchLabel).fill(misspelt)
    const hit = aigul.locator('.hits').getByRole('link', { name: title[language] })
    await expect(hit.locator('mark')).toHaveText(coined)
    await look(aigul, `${language}-knowledge-found`)
    await aigul.getByLabel(word.searchLabel).press('ArrowDown')
    await expect(hit).toBeFocused()
    await aigul.keyboard.press('Enter')
    await expect(aigul.getByRole('heading', { name: title[language] })).toBeVisible()
    await aigul.getByRole('button', { name: word.useful, exact: true }).click()
    await expect(aigul.getByRole('button', { name: word.useful, exact: true })).toHaveAttribute('aria-pressed', 'true')
    await look(aigul, `${language}-knowledge-article`)
    // The ticket is in the register a moment after it was given its number.
    await expect(async () => {
      await aigul.keyboard.press('u')
      const dialog = aigul.getByRole('dialog')
      await dialog.getByLabel(word.ticket).fill(number)
      await dialog.getByRole('button', { name: word.use }).click()
      await expect(dialog).toBeHidden({ timeout: 2000 })
    }).toPass()
    await aigul.getByRole('button', { name: word.report }).click()
    const report = aigul.getByRole('dialog')
    await report.getByLabel(word.words).fill(`${coined}: 109`)
    await look(aigul, `${language}-knowledge-report`)
    await report.getByRole('button', { name: word.send }).click()
    await expect(report).toBeHidden()

    await madina.goto(`${SERVER}/console/knowledge/remarks`)
    const remark = madina.locator('.remarks > li', { hasText: `${coined}: 109` })
    await remark.getByRole('button', { name: word.answerIt }).click()
    await remark.getByLabel(word.answerHint).fill(`${coined}: OK`)
    await look(madina, `${language}-knowledge-remarks`)
    await remark.getByRole('button', { name: word.answerIt }).click()
    await expect(remark).toBeHidden()
    await aigul.goto(`${SERVER}/console/knowledge/mine`)
    await expect(aigul.getByText(`${coined}: OK`)).toBeVisible()
    await madina.goto(`${SERVER}/console/knowledge/sums`)
    await expect(madina.getByRole('row', { name: new RegExp(title[language]) })).toContainText('1')
    await look(madina, `${language}-knowledge-sums`)

    await readOnTheSite(await somebody({ ...device, javaScriptEnabled: false }), language, misspelt, title[language], code)
  })
}

async function write(page: Page, language: Language, into: Language, title: string, body: string) {
  const word = (await consoleWords(language)).knowledge
  await expect(page.locator('.three')).toBeVisible()
  const narrow = page.getByRole('radiogroup', { name: word.inLanguage })
  if (await narrow.isVisible()) await narrow.getByText(word.languages[into], { exact: true }).click()
  const texts = page.getByRole('group', { name: word.languages[into], exact: true })
  await texts.getByLabel(word.articleTitle, { exact: true }).fill(title)
  await texts.getByLabel(word.body, { exact: true }).fill(body)
}

const choose = (page: Page, tab: string) => page.locator('.editor > .ant-segmented').getByText(tab, { exact: true }).click()

/** Plain links and forms: it works on the oldest phone. */
async function readOnTheSite(page: Page, language: Language, words: string, title: string, code: string) {
  const word = siteWords(language)
  await page.goto(`/${language}/`)
  await page.getByRole('link', { name: word('nav.answers') }).click()
  await expect(page.getByRole('heading', { name: word('answers.often') })).toBeVisible()
  await page.screenshot({ path: `../../../target/screenshots/${language}-answers.png`, fullPage: true })
  await page.getByLabel(word('answers.label')).fill(words)
  await page.getByRole('button', { name: word('answers.go') }).click()
  await page.getByRole('link', { name: title }).click()
  await expect(page).toHaveURL(new RegExp(`answers/${code}`))
  await page.screenshot({ path: `../../../target/screenshots/${language}-answer.png`, fullPage: true })
  await page.getByRole('button', { name: word('answers.yes') }).click()
  await expect(page.getByText(word('answers.thanks'))).toBeVisible()
}

for (const language of ['kk', 'ru'] as const) {
  test(`questions and answers can be read by everybody (${language})`, async ({ somebody }) => {
    const word = siteWords(language)
    const page = await somebody(DESKTOP)
    await page.goto(`/${language}/answers`)
    await look(page, `${language}-answers`)
    await page.locator('.spheres a').first().click()
    await expect(page.locator('.answers li').first()).toBeVisible()
    await page.locator('.answers li a').first().click()
    await expect(page.getByText(word('answers.useful'))).toBeVisible()
    await look(page, `${language}-answer`)
  })
}
