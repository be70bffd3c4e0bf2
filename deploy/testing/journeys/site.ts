import { expect, type Page } from '@playwright/test'
import { GATEWAY } from './system'
import { siteWords, type SiteLanguage } from './words'

export interface Sent {
  number: string
  /** The address of the tracking page that shows everything. */
  tracking: string
}

/** Fills the form one question a screen, as a phone shows it, and leaves it at the summary. */
export async function fillOnPhone(
  page: Page,
  language: SiteLanguage,
  contact: { text: string; address: string; email?: string; name?: string },
): Promise<void> {
  const word = siteWords(language)
  const next = () => page.getByRole('button', { name: word('form.next'), exact: true }).click()
  await page.goto(`/${language}/`)
  await page.getByRole('textbox', { name: word('what.title') }).fill(contact.text)
  await next()
  await page.getByLabel(word('where.address')).fill(contact.address)
  await next()
  await expect(page.getByRole('heading', { name: word('photos.title') })).toBeVisible()
  await next()
  if (contact.email) {
    await page.getByLabel(word('contact.email')).fill(contact.email)
    await page.getByLabel(word('contact.name')).fill(contact.name ?? '')
    await page.getByLabel(word('contact.consent')).check()
  } else {
    await page.getByLabel(word('contact.anonymous')).check()
  }
  await next()
  await expect(page.getByRole('heading', { name: word('review.title') })).toBeVisible()
}

/** Without the pages: what a resident's own program sends. */
export async function submit(text: string, language: SiteLanguage): Promise<string> {
  const { number, key } = await asked<{ number: string; key: string }>('POST', '/reservations')
  const typed = { text, language, address: 'Абай көшесі 14', anonymous: 'true' }
  await asked('PUT', `/contacts/${number}`, typed, { 'Komek-Key': key })
  return number
}

async function asked<T>(method: string, path: string, body?: object, more: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`${GATEWAY}/public/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...more },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const said = await answer.text()
  expect(answer.ok, `${method} ${path}: ${answer.status} ${said}`).toBe(true)
  return JSON.parse(said) as T
}

/** Sends what is filled in, with or without the page's script. */
export async function send(page: Page, language: SiteLanguage): Promise<Sent> {
  const word = siteWords(language)
  await page.getByRole('button', { name: word('form.send'), exact: true }).click()
  await expect(page.getByRole('heading', { name: word('sent.title') })).toBeVisible()
  const spoken = await page.locator('#number').innerText()
  const number = spoken.replace(/\D/g, '')
  expect(number, 'ten digits, spoken 3-3-4').toMatch(/^\d{10}$/)
  expect(spoken).toMatch(/^\d{3}\s\d{3}\s\d{4}$/)
  const link = page.getByRole('link', { name: word('sent.open') })
  return { number, tracking: (await link.getAttribute('href'))! }
}

/** The tracking page is a page of paper: it is asked again until it says so. */
export async function readUntil(page: Page, address: string, ...words: string[]): Promise<void> {
  await expect(async () => {
    await page.goto(address)
    for (const each of words) await expect(page.getByRole('main')).toContainText(each, { timeout: 100 })
  }).toPass({ timeout: 30_000 })
}
