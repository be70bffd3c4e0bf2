import { expect, type Locator, type Page } from '@playwright/test'
import type { Colleague } from './people'
import { SERVER } from './system'
import { consoleWords, type Language } from './words'

export async function openConsole(page: Page, language: Language): Promise<void> {
  await page.addInitScript((spoken) => localStorage.setItem('komek.language', spoken), language)
  await page.goto(`${SERVER}/console/`)
}

/** A desk of the contact centre: signed in, live. */
export async function signIn(page: Page, language: Language, login = 'aigul'): Promise<void> {
  const word = await consoleWords(language)
  await openConsole(page, language)
  await page.getByLabel(word.login.login, { exact: true }).fill(login)
  await page.getByLabel(word.login.password, { exact: true }).fill('demo')
  await page.getByRole('button', { name: word.login.enter }).click()
  await expect(page.getByText(word.live.online)).toBeVisible()
}

/** As anybody who has a login. */
export async function enter(page: Page, language: Language, { login, password }: Colleague): Promise<void> {
  const word = await consoleWords(language)
  await openConsole(page, language)
  await page.getByLabel(word.login.login, { exact: true }).fill(login)
  await page.getByLabel(word.login.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: word.login.enter }).click()
  await expect(page.getByRole('button', { name: new RegExp(word.nav.account) })).toBeVisible()
}

export function row(page: Page, number: string): Locator {
  return page.locator(`[data-number="${number}"]`)
}

/** Goes to a ticket by its number, as an operator does who hears it on the phone. */
export async function find(page: Page, language: Language, number: string): Promise<void> {
  const word = await consoleWords(language)
  const search = page.getByRole('textbox', { name: word.nav.search })
  await search.fill(number)
  await search.press('Enter')
  await expect(conversation(page, word.ticket.conversation)).toBeVisible()
}

export async function register(page: Page, language: Language, title: string): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('radio', { name: word.type.INCIDENT }).check()
  await page.getByLabel(word.registration.name, { exact: true }).fill(title)
  await page.getByRole('button', { name: word.act.register }).click()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
}

export async function reply(page: Page, language: Language, text: string): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('textbox', { name: word.composer.placeholder.REPLY }).fill(text)
  await page.getByRole('button', { name: word.composer.send.REPLY }).click()
  await expect(conversation(page, word.ticket.conversation)).toContainText(text)
}

export async function close(page: Page, language: Language): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.act.closeTicket }).click()
  const dialog = page.getByRole('dialog', { name: word.closure.title })
  await dialog.getByRole('radio', { name: word.outcome.RESOLVED }).check()
  await dialog.getByRole('button', { name: word.closure.done }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('article').getByText(word.status.CLOSED).first()).toBeVisible()
}

export function conversation(page: Page, label: string): Locator {
  return page.getByRole('log', { name: label })
}

/** Under an issue of the catalogue, as the resident would call it, with what the resident answers to its questions. */
export async function registerUnder(
  page: Page,
  language: Language,
  { issue, answers, choices, title }: { issue: string; answers: Record<string, string>; choices: string[]; title: string },
): Promise<void> {
  const word = await consoleWords(language)
  const picker = page.getByRole('combobox', { name: word.intake.issue })
  await picker.fill(issue)
  await expect(page.locator('.issue-option').first()).toBeVisible()
  await picker.press('Enter')
  const questions = page.getByRole('group', { name: word.intake.questions })
  for (const [question, answer] of Object.entries(answers)) {
    await questions.getByRole('textbox', { name: question }).fill(answer)
  }
  for (const choice of choices) await questions.getByRole('radio', { name: choice }).check()
  await page.getByLabel(word.registration.name, { exact: true }).fill(title)
  await page.getByRole('button', { name: word.act.register, exact: true }).click()
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
}

/** To whoever the table of responsibilities names, by a moment of the city. */
export async function sendOn(page: Page, language: Language, due: string): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.act.send }).click()
  const dialog = page.getByRole('dialog', { name: word.dispatch.title })
  await expect(dialog.getByRole('combobox', { name: word.sending.responsible })).toBeEnabled()
  await dialog.getByLabel(word.dispatch.due).fill(due)
  await dialog.getByRole('button', { name: word.dispatch.done, exact: true }).click()
  await expect(dialog).toBeHidden()
}

export async function sendBack(page: Page, language: Language, reason: string): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.act.sendBack }).click()
  const dialog = page.getByRole('dialog', { name: word.rework.title })
  await dialog.getByLabel(word.rework.reason).fill(reason)
  await dialog.getByRole('button', { name: word.rework.done, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** The service's answer goes to the resident once every point of it was confirmed. */
export async function approve(page: Page, language: Language): Promise<void> {
  const word = await consoleWords(language)
  await page.getByRole('button', { name: word.act.closeTicket }).click()
  const dialog = page.getByRole('dialog', { name: word.closure.title })
  for (const check of await dialog.getByRole('group', { name: word.gate.title }).getByRole('checkbox').all()) {
    await check.check()
  }
  await dialog.getByRole('button', { name: word.closure.done }).click()
  await expect(dialog).toBeHidden()
}
