import { expect } from '@playwright/test'
import { ImapFlow, type MessageStructureObject } from 'imapflow'
import nodemailer from 'nodemailer'
import { CENTRE, IMAP, SMTP } from './system'

export interface Mail {
  messageId: string
  subject: string
  text: string
  inReplyTo: string
  references: string
  autoSubmitted: string
}

/** Sends a real mail to the centre; returns its Message-ID. */
export async function sendMail(mail: {
  from: string
  name?: string
  subject: string
  text: string
  inReplyTo?: string
  references?: string
}): Promise<string> {
  const transport = nodemailer.createTransport({ ...SMTP, ignoreTLS: true })
  const sent = await transport.sendMail({
    ...mail,
    from: { name: mail.name ?? '', address: mail.from },
    to: CENTRE,
  })
  return sent.messageId
}

/** The mails that have arrived at an address, once one of them is as awaited. */
export async function awaitMail(address: string, isAwaited: (mail: Mail) => boolean): Promise<Mail> {
  let found: Mail | undefined
  await expect(async () => {
    const mails = await mailsAt(address)
    found = mails.find(isAwaited)
    expect(found, `among ${mails.length} mails: ${mails.map((m) => m.subject).join(' | ')}`).toBeDefined()
  }).toPass({ timeout: 60_000 })
  return found!
}

export async function mailsAt(address: string): Promise<Mail[]> {
  const client = new ImapFlow({
    ...IMAP,
    secure: false,
    auth: { user: address, pass: 'demo' },
    logger: false,
  })
  await client.connect()
  try {
    await client.mailboxOpen('INBOX', { readOnly: true })
    const headers = ['in-reply-to', 'references', 'auto-submitted']
    const mails: Mail[] = []
    const listed = await client.fetchAll('1:*', { envelope: true, headers, bodyStructure: true })
    for (const message of listed) {
      const header = (name: string) => headerOf(message.headers?.toString() ?? '', name)
      mails.push({
        messageId: message.envelope?.messageId ?? '',
        subject: message.envelope?.subject ?? '',
        inReplyTo: header('in-reply-to'),
        references: header('references'),
        autoSubmitted: header('auto-submitted'),
        text: await textOf(client, message.seq, message.bodyStructure),
      })
    }
    return mails
  } finally {
    await client.logout()
  }
}

async function textOf(client: ImapFlow, seq: number, structure: MessageStructureObject | undefined): Promise<string> {
  const part = structure && plainPart(structure)
  if (!part) return ''
  const { content } = await client.download(String(seq), part)
  if (!content) return ''
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function plainPart(structure: MessageStructureObject): string | undefined {
  if (structure.type === 'text/plain') return structure.part ?? '1'
  return structure.childNodes?.map(plainPart).find((part) => part !== undefined)
}

function headerOf(headers: string, name: string): string {
  const unfolded = headers.replace(/\r?\n[ \t]+/g, ' ')
  const line = unfolded.split(/\r?\n/).find((each) => each.toLowerCase().startsWith(`${name}:`))
  return line ? line.slice(name.length + 1).trim() : ''
}
