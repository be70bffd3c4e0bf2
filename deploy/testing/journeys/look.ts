import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test'
import { GATEWAY, SERVER } from './system'

const WIDTHS = [
  { width: 360, height: 780 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  isMobile: true,
  hasTouch: true,
}
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }

interface People {
  /** Somebody with a browser of their own. Whatever pages they open must neither break nor ask anybody but us. */
  somebody: (device: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<People>({
  somebody: async ({ browser }, use) => {
    const broken: string[] = []
    await use(async (device) => {
      const context = await browser.newContext({ baseURL: GATEWAY, timezoneId: 'Asia/Qyzylorda', ...device })
      context.on('weberror', (error) => broken.push(`error in the page: ${error.error().message}`))
      context.on('console', (line) => {
        // Playwright's own recorder fetches the previews of chosen photos (blob:) for its trace.
        if (/Content Security Policy/.test(line.text()) && !line.text().includes("'blob:")) broken.push(line.text())
      })
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        const ours = [GATEWAY, SERVER].includes(origin) || ['data:', 'blob:', 'about:'].includes(protocol)
        if (!ours) broken.push(`asked a stranger: ${origin}`)
      })
      return context.newPage()
    })
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(broken).toEqual([])
  },
})

export { expect }

/** Pictures are for people: nobody looks at those of the continuous check. */
const PICTURES = !process.env.CI

/**
 * Looks at a page as it is now: accessible in light and dark, nothing wider than the screen, and a picture for people
 * at each width in target/screenshots. A page that is walked through in two languages is examined dark in one and light
 * in the other: its colours do not depend on its words.
 *
 * @param name begins with the language
 * @param from the narrowest width the page is made for
 */
export async function look(page: Page, name: string, from = 360): Promise<void> {
  const before = page.viewportSize()
  for (const colorScheme of schemesOf(name)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
    const said = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join('\n  ')}`)
    expect.soft(said, `accessibility of ${name}, ${colorScheme}`).toEqual([])
  }
  for (const size of WIDTHS.filter((each) => each.width >= from)) {
    await page.setViewportSize(size)
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(tooWide, `${name} at ${size.width} px is wider than the screen`).toBeLessThanOrEqual(0)
    if (PICTURES) await page.screenshot({ path: `../../../target/screenshots/${name}-${size.width}.png`, fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}

function schemesOf(name: string): readonly ('dark' | 'light')[] {
  if (name.startsWith('kk-')) return ['dark']
  return name.startsWith('ru-') ? ['light'] : ['dark', 'light']
}
