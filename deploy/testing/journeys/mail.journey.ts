import { conversation, find, register, reply, signIn } from './console'
import { DESKTOP, expect, test } from './look'
import { awaitMail, mailsAt, sendMail } from './mail'
import { unique } from './system'
import { consoleWords } from './words'

test('a mail becomes a ticket, its answer a mail in the same thread, and the resident’s next mail the same ticket', async ({
  somebody,
}) => {
  const words = await consoleWords('ru')
  const resident = `${unique('ivan')}@komek.test`
  const matter = unique('Третий день нет света')
  const first = await sendMail({
    from: resident,
    name: 'Иван Петров',
    subject: 'Нет света',
    text: `${matter}. Кентау, улица Яссауи, 12. Когда дадут?`,
  })

  const acknowledgement = await awaitMail(resident, (mail) => mail.inReplyTo.includes(first))
  expect(acknowledgement.autoSubmitted).toMatch(/auto-(replied|generated)/)
  const number = /\d{3}\s\d{3}\s\d{4}/.exec(acknowledgement.text)?.[0].replace(/\s/g, '')
  expect(number, acknowledgement.text).toMatch(/^\d{10}$/)

  const operator = await somebody(DESKTOP)
  await signIn(operator, 'ru')
  await find(operator, 'ru', number!)
  await expect(conversation(operator, words.ticket.conversation)).toContainText(matter)
  await register(operator, 'ru', 'Нет света на улице Яссауи')
  const answer = unique('Аварию устранили')
  await reply(operator, 'ru', answer)

  const answered = await awaitMail(resident, (mail) => mail.text.includes(answer))
  expect(answered.inReplyTo).toContain(first)
  expect(answered.references).toContain(first)
  await expect(conversation(operator, words.ticket.conversation)).toContainText(words.message.delivery.SENT)

  const more = unique('Спасибо, но во дворе темно')
  await sendMail({
    from: resident,
    subject: `Re: ${answered.subject}`,
    text: `${more}\n\n> ${answer}`,
    inReplyTo: answered.messageId,
    references: `${answered.references} ${answered.messageId}`,
  })
  await expect(conversation(operator, words.ticket.conversation)).toContainText(more)

  expect(await mailsAt(resident), 'one acknowledgement and one answer').toHaveLength(2)
})
