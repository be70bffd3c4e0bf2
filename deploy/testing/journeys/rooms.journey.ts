import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { DESKTOP, expect, PHONE, test, WCAG } from './look'
import { SERVER } from './system'
import { consoleWords, type Language } from './words'

const ROLES = ['aigul', 'bolat', 'nurlan', 'saule', 'dana', 'ermek', 'zhanar', 'admin']
/** Their rooms are the administrator's too, or those of somebody who is at a desk now and then, and are examined there. */
const EXAMINED_ELSEWHERE = ['bolat', 'saule', 'dana', 'ermek']
const SCREENS = { phone: PHONE.viewport!, desktop: DESKTOP.viewport! }

for (const login of ROLES) {
  test(`every room that ${login} may enter is whole on a phone and on a desk, in Kazakh and in Russian`, async ({
    somebody,
  }) => {
    const page = await somebody({ ...DESKTOP, reducedMotion: 'reduce' })
    const broken: string[] = []
    page.on('console', (line) => line.type() === 'error' && broken.push(`${page.url()}: ${line.text()}`))
    page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`))

    await enter(page, login)
    const rooms = await addressesOf(page)
    expect(rooms.length, 'rooms').toBeGreaterThan(0)
    for (const language of ['kk', 'ru'] as const) {
      await page.evaluate((spoken) => localStorage.setItem('komek.language', spoken), language)
      await page.reload()
      for (const room of rooms) {
        await page.setViewportSize(SCREENS.desktop)
        await go(page, room)
        for (const [screen, size] of Object.entries(SCREENS)) {
          // Most rooms are the administrator's too, who sees all four. For others, and for what costs most, a phone in
          // Kazakh and a desk in Russian are enough.
          const oneOfTwo = (language === 'kk') === (screen === 'phone')
          if (login !== 'admin' && !oneOfTwo) continue
          await page.setViewportSize(size)
          const where = `${room} of ${login} on a ${screen}, ${language}`
          expect.soft(await faults(page, language), where).toEqual([])
          if (oneOfTwo && !EXAMINED_ELSEWHERE.includes(login))
            expect.soft(await inaccessible(page), `accessibility of ${where}`).toEqual([])
        }
      }
    }
    expect(broken).toEqual([])
  })
}

async function enter(page: Page, login: string): Promise<void> {
  const word = await consoleWords('kk')
  await page.goto(`${SERVER}/console/`)
  await page.getByLabel(word.login.login, { exact: true }).fill(login)
  await page.getByLabel(word.login.password, { exact: true }).fill('demo')
  await page.getByRole('button', { name: word.login.enter }).click()
  await expect(page.locator('nav a').first()).toBeVisible()
}

/** As somebody finds them who tries every link: the rooms, and the pages of each. */
async function addressesOf(page: Page): Promise<string[]> {
  const here = () => page.locator('nav a').evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname))
  const isRoom = (address: string) => !/\d{10}|\/(catalogue|territory)\/./.test(address)
  const found = new Set((await here()).filter(isRoom))
  // Pages that are found on the way are visited too.
  for (const address of found) {
    await go(page, address)
    for (const each of (await here()).filter(isRoom)) found.add(each)
  }
  // A room that only leads to its first page is that page.
  return [...found].filter((each) => ![...found].some((other) => other.startsWith(`${each}/`)))
}

async function go(page: Page, address: string): Promise<void> {
  const link = page.locator(`nav a[href="${address}"]`).first()
  if (await link.isVisible()) await link.click()
  else await page.goto(`${SERVER}${address}`)
  await page.waitForURL((url) => url.pathname.startsWith(address), { timeout: 20_000 })
  await expect(page.locator('main')).not.toBeEmpty()
  await expect(page.locator('main .ant-skeleton:visible')).toHaveCount(0)
}

/** What a person would point at: too wide, a hole in the words, words of the other language in what the page itself says. */
function faults(page: Page, language: Language): Promise<string[]> {
  return page.evaluate((spoken) => {
    const found: string[] = []
    const wider = document.documentElement.scrollWidth - window.innerWidth
    if (wider > 0) found.push(`wider than the screen by ${wider} px`)
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
      const text = words.currentNode.textContent!.trim()
      if (/undefined|\[object|\bNaN\b|^[a-z]+(\.[a-zA-Z_]+)+$/.test(text)) found.push(`not words: ${text}`)
    }
    const own = Array.from(document.querySelectorAll<HTMLElement>('main h1, thead th, nav a, .ant-segmented-item-label'))
    for (const { innerText } of own) {
      if (spoken === 'ru' && /[әіңғүұқөһ]/i.test(innerText)) found.push(`not in Russian: ${innerText}`)
      if (spoken === 'kk' && /[a-z]{3,}|[щъ]/i.test(innerText.replace(/CSV/g, ''))) found.push(`not in Kazakh: ${innerText}`)
    }
    if (innerWidth < 600) {
      for (const control of Array.from(document.querySelectorAll('button, nav a'))) {
        const { width, height } = control.getBoundingClientRect()
        if (width > 0 && height < 44 && control.checkVisibility({ visibilityProperty: true }) && !control.closest('p, td, dd, li')) {
          found.push(`hard to press, ${Math.round(height)} px: ${control.getAttribute('aria-label') ?? control.textContent}`)
        }
      }
    }
    return found
  }, language)
}

async function inaccessible(page: Page): Promise<string[]> {
  // What fades in or out is nowhere near its colours yet.
  await page.mouse.move(0, 0)
  await expect(page.locator('.ant-tooltip:visible')).toHaveCount(0)
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity)
        .map((each) => each.finished.catch(() => undefined)),
    ),
  )
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}
