import { approve, conversation, find, registerUnder, row, sendBack, sendOn, signIn } from './console'
import { accept, answer, plan, signInOutside } from './field'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { fillOnPhone, readUntil, send } from './site'
import { unique } from './system'
import { consoleWords, siteWords } from './words'

const day = 86_400_000
/** A day from today, as a form takes it; the city is ahead of UTC, and a day more or less is all the same here. */
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)

test('a burst pipe goes from the resident through the five lines and back, once not well enough', async ({ somebody }) => {
  const site = siteWords('kk')
  const word = await consoleWords('kk')
  const title = unique('Абай көшесінде құбыр жарылды')
  const finished = 'Құбырдың жарылған жері ауыстырылды, су бүгін берілді. Сұрақ болса: 8 725 555 1385.'

  const resident = await somebody(PHONE)
  await fillOnPhone(resident, 'kk', { text: `${title}, су көшеге ағып жатыр`, address: 'Түркістан, Абай көшесі 14' })
  const { number, tracking } = await send(resident, 'kk')

  const operator = await somebody(DESKTOP)
  await signIn(operator, 'kk')
  await row(operator, number).click()
  const district = operator.getByRole('combobox', { name: word.registration.district })
  await district.fill('Түркістан қаласы')
  await district.press('Enter')
  await registerUnder(operator, 'kk', {
    issue: 'құбыр жарылып',
    answers: { 'Нақты орны қайда?': 'Абай көшесі 14' },
    choices: ['көшеге'],
    title,
  })
  await expect(operator.getByText('Нақты орны қайда?')).toBeVisible()
  await readUntil(resident, tracking, site('status.registered'))

  const executor = await somebody(PHONE)
  await signInOutside(executor, 'kk', 'nurlan')
  const inspector = await somebody(DESKTOP)
  await signIn(inspector, 'kk', 'bolat')
  await find(inspector, 'kk', number)
  await sendOn(inspector, 'kk', `${inDays(3)}T18:00`)

  await accept(executor, 'kk', number)
  await plan(executor, 'kk', inDays(2))
  const photo = { name: 'құбыр.jpg', mimeType: 'image/jpeg', buffer: await executor.screenshot({ type: 'jpeg' }) }
  await answer(executor, 'kk', 'Жасалды.', photo)

  await sendBack(inspector, 'kk', 'Не істелгенін және кімге хабарласуға болатынын жазыңыз.')
  await expect(executor.getByText(word.field.reworkTitle)).toBeVisible()
  await look(executor, 'field-sent-back-kk')
  await answer(executor, 'kk', finished, photo)
  await expect(conversation(inspector, word.ticket.conversation)).toContainText(finished)
  await approve(inspector, 'kk')

  await readUntil(
    resident,
    tracking,
    site('status.registered'),
    site('status.with_service'),
    site('status.closed'),
    site('outcome.resolved'),
    finished,
  )
  await expect(resident.getByRole('main')).not.toContainText('Жасалды.')
  await expect(resident.getByRole('link', { name: /құбыр\.jpg/ }).or(resident.getByRole('img'))).not.toHaveCount(0)
})
