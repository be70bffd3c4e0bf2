import { ArrowLeftOutlined, CopyOutlined, DownOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Dropdown, Skeleton, Tooltip } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { relatedQuery, ticketQuery, useAssign } from '../api/queries'
import type { TicketView } from '../api/client'
import { inWords, Refusal } from '../api/refusal'
import { useSession } from '../api/session'
import { Failed } from '../app/Failed'
import { useMedia } from '../app/preferences'
import { Keys } from '../keys/KeysHelp'
import { useKeys } from '../keys/keymap'
import { openParts } from '../lines/incident'
import { IncidentDialog } from '../lines/IncidentDialog'
import { MergeDialog, ParentDialog } from '../lines/NumberDialog'
import { ReworkDialog } from '../lines/ReworkDialog'
import { SendDialog } from '../lines/SendDialog'
import { ComplaintDialog } from '../lines/ComplaintDialog'
import { SplitDialog } from '../lines/SplitDialog'
import { HandOverDialog } from '../shift/HandOverDialog'
import { Urgent } from '../shift/Signs'
import { useText } from '../text/Text'
import { spoken } from '../words/number'
import { CloseDialog } from './CloseDialog'
import { Composer, type ComposerHandle } from './Composer'
import { Context } from './Context'
import { Conversation } from './Conversation'
import { pathOf, type Queue } from './queues'
import { Remaining } from './Remaining'
import { ReopenDialog } from './ReopenDialog'

export function Ticket({ number, queue }: { number: string; queue: Queue }) {
  const { t } = useText()
  const query = useQuery(ticketQuery(number))
  const missing = query.error instanceof Refusal && query.error.status === 404
  return (
    <article className="ticket" aria-label={`${t.ticket.label} ${spoken(number)}`}>
      <title>{`${spoken(number)} · Komek`}</title>
      {query.data ? (
        <Opened ticket={query.data} queue={queue} stale={query.isError ? query.error : undefined} />
      ) : (
        <div className="ticket-waiting">
          <h1 className="unseen">
            {t.ticket.label} {spoken(number)}
          </h1>
          <BackToQueue queue={queue} />
          {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
          {query.isError && (
            <Failed
              words={missing ? t.ticket.notFound : t.ticket.failed}
              error={missing ? undefined : query.error}
              retry={() => void query.refetch()}
            />
          )}
        </div>
      )}
    </article>
  )
}

function BackToQueue({ queue }: { queue: Queue }) {
  const { t } = useText()
  const { search } = useLocation()
  return (
    <Link className="back" to={pathOf(queue) + search} aria-label={t.app.back} title={t.app.back}>
      <ArrowLeftOutlined aria-hidden />
    </Link>
  )
}

type Dialog =
  'handOver' | 'close' | 'reopen' | 'send' | 'sendBack' | 'merge' | 'parent' | 'split' | 'incident' | 'complaint'

function Opened({ ticket, queue, stale }: { ticket: TicketView; queue: Queue; stale: unknown }) {
  const { t } = useText()
  const { message } = App.useApp()
  const me = useSession()?.staff ?? { login: '', name: '', roles: [] }
  const assign = useAssign(ticket.number, me)
  const wide = useMedia('(min-width: 1240px)')
  const [drawer, setDrawer] = useState(false)
  const [dialog, setDialog] = useState<Dialog>()
  const [editing, setEditing] = useState(false)
  const composer = useRef<ComposerHandle>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const may = (act: TicketView['allowed'][number]) => ticket.allowed.includes(act)
  const navigate = useNavigate()
  const related = useQuery(relatedQuery(ticket.number)).data
  const parts = openParts(related?.items ?? [])
  const moreParts = related?.more.includes('CHILD') ?? false
  const supervises = me.roles.some((role) => role === 'SUPERVISOR' || role === 'ADMIN')
  const mayTake = may('TAKE') && ticket.assignee === null
  const mayRelease = may('RELEASE') && ticket.assignee !== null && (ticket.assignee.login === me.login || supervises)

  // Opened from the list: a screen reader hears what was opened, and Tab goes on from here. Who types is left alone.
  useEffect(() => {
    if (!document.activeElement?.matches('input, textarea')) heading.current?.focus({ preventScroll: true })
  }, [])

  function toggleAssignment() {
    if ((!mayTake && !mayRelease) || assign.isPending) return
    assign.mutate(mayTake, {
      onSuccess: () => void message.success(mayTake ? t.act.taken : t.act.released),
      onError: (error) => void message.error(inWords(t, error)),
    })
  }

  function edit() {
    if (!may('REGISTER')) return
    setDrawer(true)
    setEditing(true)
  }

  function end() {
    if (may('CLOSE')) setDialog('close')
    else if (may('REOPEN')) setDialog('reopen')
    else {
      void message.info(t.problem.codes.TYPE_MISSING)
      edit()
    }
  }

  function edited(answering?: boolean) {
    setEditing(false)
    if (answering) setDialog('close')
  }

  const shut = () => setDialog(undefined)
  const others = [
    { dialog: 'handOver' as const, label: t.work.handOver.act, shown: may('HAND_OVER') },
    { dialog: 'merge' as const, label: t.act.merge, shown: may('MERGE') },
    { dialog: 'split' as const, label: t.act.split, shown: may('SPLIT') },
    { dialog: 'complaint' as const, label: t.aftercare.complaint.menu, shown: may('COMPLAIN') },
    { dialog: 'parent' as const, label: t.act.putUnder, shown: may('LINK') },
    { dialog: 'incident' as const, label: t.act.closeIncident, shown: may('CLOSE') && (parts.length > 0 || moreParts) },
  ].filter((each) => each.shown)

  useKeys([
    {
      keys: ['h'],
      group: 'ticket',
      label: (t) => t.work.handOver.key,
      run: () => may('HAND_OVER') && setDialog('handOver'),
    },
    { keys: ['s'], group: 'ticket', label: (t) => t.keys.dispatch, run: () => may('SEND') && setDialog('send') },
    {
      keys: ['b'],
      group: 'ticket',
      label: (t) => t.keys.sendBack,
      run: () => may('SEND_BACK') && setDialog('sendBack'),
    },
    { keys: ['m'], group: 'ticket', label: (t) => t.keys.merge, run: () => may('MERGE') && setDialog('merge') },
    { keys: ['r'], group: 'ticket', label: (t) => t.keys.reply, run: () => composer.current?.begin('REPLY') },
    { keys: ['n'], group: 'ticket', label: (t) => t.keys.note, run: () => composer.current?.begin('NOTE') },
    { keys: ['t'], group: 'ticket', label: (t) => t.keys.take, run: toggleAssignment },
    { keys: ['e'], group: 'ticket', label: (t) => t.keys.register, run: edit },
    {
      keys: ['c'],
      group: 'ticket',
      label: (t) => t.keys.close,
      run: end,
    },
    { keys: ['Ctrl Enter'], group: 'ticket', label: (t) => t.keys.send },
  ])

  const context = (
    <Context
      ticket={ticket}
      editing={editing}
      onEdit={() => setEditing(true)}
      onDone={edited}
      onUse={(words) => {
        if (!composer.current?.insert(words)) return false
        setDrawer(false)
        return true
      }}
    />
  )

  return (
    <>
      <div className="middle">
        <header className="ticket-head">
          <BackToQueue queue={queue} />
          <div className="ticket-name">
            <div className="ticket-line">
              <span className="number">{spoken(ticket.number)}</span>
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined />}
                aria-label={t.ticket.copyNumber}
                title={t.ticket.copyNumber}
                onClick={() =>
                  void navigator.clipboard.writeText(ticket.number).then(() => message.success(t.app.copied))
                }
              />
              <Remaining ticket={ticket} long />
              {ticket.urgent && <Urgent />}
              <span className="quiet">{t.status[ticket.status]}</span>
            </div>
            <h1 ref={heading} tabIndex={-1} title={ticket.title}>
              {ticket.title || t.queue.noTitle}
            </h1>
          </div>
          <div className="ticket-acts">
            {mayTake && (
              <KeyTip keys="T">
                <Button onClick={toggleAssignment}>{t.act.take}</Button>
              </KeyTip>
            )}
            {mayRelease && (
              <KeyTip keys="T">
                <Button onClick={toggleAssignment}>{t.act.release}</Button>
              </KeyTip>
            )}
            {may('SEND') && (
              <KeyTip keys="S">
                <Button onClick={() => setDialog('send')}>{ticket.execution ? t.act.resend : t.act.send}</Button>
              </KeyTip>
            )}
            {may('SEND_BACK') && (
              <KeyTip keys="B">
                <Button onClick={() => setDialog('sendBack')}>{t.act.sendBack}</Button>
              </KeyTip>
            )}
            {may('CLOSE') && (
              <KeyTip keys="C">
                <Button onClick={() => setDialog('close')}>{t.act.closeTicket}</Button>
              </KeyTip>
            )}
            {may('REOPEN') && (
              <KeyTip keys="C">
                <Button onClick={() => setDialog('reopen')}>{t.act.reopen}</Button>
              </KeyTip>
            )}
            {others.length > 0 && (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: others.map((each) => ({
                    key: each.dialog,
                    label: each.label,
                    onClick: () => setDialog(each.dialog),
                  })),
                }}
              >
                <Button>
                  {t.act.more} <DownOutlined aria-hidden />
                </Button>
              </Dropdown>
            )}
            {!wide && <Button onClick={() => setDrawer(true)}>{t.ticket.details}</Button>}
          </div>
        </header>
        {stale !== undefined && <p className="stale-line">{inWords(t, stale)}</p>}
        <Conversation ticket={ticket} />
        <Composer ref={composer} ticket={ticket} />
      </div>
      {wide ? (
        <aside className="context" aria-label={t.ticket.context}>
          {context}
        </aside>
      ) : (
        <Drawer
          open={drawer}
          onClose={() => setDrawer(false)}
          title={t.ticket.context}
          size={360}
          styles={{ body: { padding: 0 } }}
        >
          <div className="context">{context}</div>
        </Drawer>
      )}
      {dialog === 'handOver' && <HandOverDialog ticket={ticket} onClose={shut} />}
      {dialog === 'close' && <CloseDialog ticket={ticket} onClose={shut} />}
      {dialog === 'reopen' && <ReopenDialog ticket={ticket} onClose={shut} />}
      {dialog === 'send' && <SendDialog ticket={ticket} onClose={shut} />}
      {dialog === 'sendBack' && <ReworkDialog ticket={ticket} onClose={shut} />}
      {dialog === 'merge' && (
        <MergeDialog ticket={ticket} onClose={shut} onMerged={(into) => void navigate(pathOf(queue, into))} />
      )}
      {dialog === 'parent' && <ParentDialog ticket={ticket} onClose={shut} />}
      {dialog === 'split' && <SplitDialog ticket={ticket} onClose={shut} />}
      {dialog === 'complaint' && <ComplaintDialog ticket={ticket} onClose={shut} />}
      {dialog === 'incident' && <IncidentDialog ticket={ticket} parts={parts} more={moreParts} onClose={shut} />}
    </>
  )
}

function KeyTip({ keys, children }: { keys: string; children: React.ReactElement }) {
  return <Tooltip title={<Keys keys={keys} />}>{children}</Tooltip>
}
