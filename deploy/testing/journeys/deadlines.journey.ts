import { find, signIn } from './console'
import { DESKTOP, expect, look, PHONE, test } from './look'
import { readUntil, send, fillOnPhone } from './site'
import { SERVER, unique } from './system'
import { consoleWords, siteWords } from './words'

test('a resident reads what was promised, staff why until then and how much working time is left (kk)', async ({
  somebody,
}) => {
  const word = await consoleWords('kk')
  const site = await siteWords('kk')
  const resident = await somebody(PHONE)
  await fillOnPhone(resident, 'kk', {
    text: unique('Аулада жарық жанбайды'),
    address: 'Абай көшесі 14',
  })
  const { number, tracking } = await send(resident, 'kk')
  await readUntil(resident, tracking, site('status.received'))
  await expect(resident.locator('.promise')).toContainText('дейін жауап беруге уәде еттік')

  const supervisor = await somebody(DESKTOP)
  await signIn(supervisor, 'kk', 'saule')
  await find(supervisor, 'kk', number)
  const deadlines = supervisor.getByRole('region', {
    name: word.deadline.title,
  })
  for (const kind of ['FIRST_RESPONSE', 'REGISTRATION', 'RESOLUTION'] as const) {
    await expect(deadlines).toContainText(word.deadline.kind[kind])
  }
  const left = supervisor.getByRole('article').locator('.remaining').first()
  await left.focus()
  await expect(supervisor.getByRole('tooltip')).toContainText('дейін')
  await look(supervisor, 'deadlines-kk', 1280)
})

test('who walks a list with the keys hears and sees why, at no stop of its own; the board tells the four figures (kk)', async ({
  somebody,
}) => {
  const word = await consoleWords('kk')
  const supervisor = await somebody(DESKTOP)
  await signIn(supervisor, 'kk', 'saule')
  await supervisor.locator('a.row').first().waitFor()
  await supervisor.keyboard.press('j')
  const row = supervisor.locator('a.row:focus')
  await expect(row).toHaveAccessibleDescription(/\d/)
  const reason = supervisor.getByRole('tooltip')
  await expect(reason).toBeVisible()
  await expect(row).toHaveAccessibleDescription((await reason.textContent()) ?? '')
  await expect(supervisor.locator('.rows .remaining[tabindex]')).toHaveCount(0)
  await look(supervisor, 'why-of-a-row-kk', 1280)
  await supervisor.keyboard.press('Escape')
  await expect(reason).toBeHidden()
  await expect(row).toBeFocused()

  await supervisor.goto(`${SERVER}/console/wall`)
  const kept = supervisor.getByRole('region', {
    name: word.work.wall.kept(30),
  })
  for (const each of ['closedInTime', 'closedLate', 'inProgress', 'overdue'] as const) {
    await expect(kept).toContainText(word.reports.columns[each])
  }
  await expect(kept.locator('dd').nth(2)).toContainText(/\d/)
  await look(supervisor, 'board-kk', 1280)
})

test('targets and calendars are data: what cannot be is refused with the reason, and a trial changes nothing (ru)', async ({
  somebody,
}) => {
  const word = await consoleWords('ru')
  const d = word.deadline.targets
  const keeper = await somebody(DESKTOP)
  await signIn(keeper, 'ru', 'dana')
  await keeper.goto(`${SERVER}/console/keep/targets`)
  await expect(keeper.getByRole('table')).toContainText(word.deadline.kind.STATUTORY)
  await look(keeper, 'targets-ru', 768)

  await keeper.getByRole('button', { name: d.everything }).last().click()
  const form = keeper.getByRole('dialog')
  await form.getByLabel(d.howLong, { exact: true }).fill('0')
  await form.getByRole('button', { name: word.app.save }).click()
  await expect(form.getByRole('alert')).toContainText(d.faults.TARGET_WRONG)
  await look(keeper, 'target-refused-ru', 768)
  await form.getByRole('button', { name: 'Close' }).or(form.locator('.ant-drawer-close')).first().click()

  await keeper.goto(`${SERVER}/console/keep/calendars`)
  await keeper.locator('tr', { hasText: 'OFFICE' }).getByRole('button').click()
  await keeper.getByRole('tab', { name: word.calendar.tabs.week }).click()
  const trial = keeper.getByRole('region', {
    name: word.calendar.whatIf.title,
  })
  await trial.getByRole('button', { name: word.calendar.whatIf.ask }).click()
  await expect(trial.getByRole('status')).toContainText(word.calendar.whatIf.nothing(0).slice(0, 20))
  await look(keeper, 'calendar-trial-ru', 768)
})
