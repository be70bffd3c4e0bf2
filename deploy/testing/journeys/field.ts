import { expect, type Page } from '@playwright/test'
import { SERVER } from './system'
import { consoleWords, type Language } from './words'

/** An executor's phone, at the address they are told. */
export async function signInOutside(page: Page, language: Language, login: string): Promise<void> {
  const word = await consoleWords(language)
  await page.addInitScript((spoken) => localStorage.setItem('komek.language', spoken), language)
  await page.goto(`${SERVER}/field/`)
  await page.getByLabel(word.login.login, { exact: true }).fill(login)
  await page.getByLabel(word.login.password, { exact: true }).fill('demo')
  await page.getByRole('button', { name: word.login.enter }).click()
  await expect(page.getByText(word.live.online)).toBeVisible()
}

export async function accept(page: Page, language: Language, number: string): Promise<void> {
  const word = await consoleWords(language)
  await page.locator(`a[href*="${number}"]`).click()
  await page.getByRole('button', { name: word.field.accept, exact: true }).click()
  await expect(page.getByRole('button', { name: word.field.answer, exact: true })).toBeVisible()
}

export async function plan(page: Page, language: Language, day: string): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.field.plan, exact: true }).click()
  await page.getByLabel(word.field.planning.date).fill(day)
  await page.getByRole('button', { name: word.field.planning.done, exact: true }).click()
  await expect(page.getByText(word.status.PLANNED).first()).toBeVisible()
}

export async function answer(
  page: Page,
  language: Language,
  text: string,
  photo?: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.field.answer, exact: true }).click()
  await page.getByRole('radio', { name: word.outcome.RESOLVED }).check()
  await page.getByLabel(word.field.answering.text).fill(text)
  if (photo) {
    await page.locator('input[type=file]').setInputFiles(photo)
    await expect(page.getByRole('listitem').filter({ hasText: photo.name })).toContainText(word.field.answering.kept)
  }
  await page.getByRole('button', { name: word.field.answering.done, exact: true }).click()
  await expect(page.getByText(word.status.TO_VERIFY).first()).toBeVisible()
}
