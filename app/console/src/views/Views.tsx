import { ArrowUpOutlined, DeleteOutlined, DownOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Form, Input, Modal, Select, type MenuProps } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { inWords, Refusal } from '../api/refusal'
import { useSession } from '../api/session'
import type { Desk } from '../shift/api'
import { desks } from '../shift/desks'
import { useText, type Texts } from '../text/Text'
import {
  addressOf,
  beginWith,
  bodyOf,
  deleteView,
  keepView,
  movedUp,
  viewsQuery,
  type Queue,
  type SavedView,
} from './api'
import './views.css'

/** Saved views of the queues: opened with one press, kept, put in order. */
export function Views({ queue, filter }: { queue: Queue; filter: string }) {
  const { t } = useText()
  const words = t.filter
  const navigate = useNavigate()
  const views = (useQuery(viewsQuery).data?.items ?? []).filter((each) => addressOf(each))
  const [dialog, setDialog] = useState<'save' | 'manage'>()
  const shared = views.filter((each) => each.desk)
  const item = (view: SavedView) => ({
    key: view.id,
    label: view.name,
    onClick: () => void navigate(addressOf(view)!),
  })
  const items: MenuProps['items'] = [
    ...views.filter((each) => !each.desk).map(item),
    ...(shared.length > 0
      ? [{ type: 'group' as const, key: 'shared', label: words.line, children: shared.map((each) => ({ ...item(each), label: `${each.name} · ${t.desk[each.desk!]}` })) }] // prettier-ignore
      : []),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: 'save', label: `${words.save}…`, disabled: !filter, onClick: () => setDialog('save') },
    { key: 'manage', label: `${words.manage}…`, onClick: () => setDialog('manage') },
  ]
  const here = views.find((each) => each.queue === queue && each.filter === filter)
  return (
    <>
      <Dropdown trigger={['click']} autoFocus menu={{ items, selectable: true, selectedKeys: here ? [here.id] : [] }}>
        <Button size="small" type="text">
          {here && filter ? here.name : words.views} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {dialog === 'save' && (
        <SaveDialog queue={queue} filter={filter} count={views.length} close={() => setDialog(undefined)} />
      )}
      {dialog === 'manage' && <ManageDialog views={views} close={() => setDialog(undefined)} />}
    </>
  )
}

function viewWords(t: Texts, error: unknown) {
  return error instanceof Refusal && error.status === 412 ? t.filter.stale : inWords(t, error)
}

interface SaveProps {
  queue: Queue
  filter: string
  count: number
  close: () => void
}

function SaveDialog({ queue, filter, count, close }: SaveProps) {
  const { t } = useText()
  const words = t.filter
  const { message } = App.useApp()
  const client = useQueryClient()
  const leads = useSession()?.staff.permissions.includes('supervise') ?? false
  // Pressed again after a lost answer it is the same view.
  const id = useRef(crypto.randomUUID())
  const [name, setName] = useState('')
  const [desk, setDesk] = useState<Desk | null>(null)
  const [asked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const missing = asked && !name.trim()

  function save() {
    setAsked(true)
    if (!name.trim() || saving) return
    setSaving(true)
    keepView(id.current, 0, { name: name.trim(), desk, queue, filter, place: count }).then(
      () => {
        void client.invalidateQueries({ queryKey: viewsQuery.queryKey })
        void message.success(words.saved)
        close()
      },
      (refused: unknown) => {
        setError(refused)
        setSaving(false)
      },
    )
  }

  return (
    <Modal
      open
      title={words.save}
      onCancel={close}
      onOk={save}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={saving}
    >
      <Form layout="vertical" onFinish={save}>
        <Form.Item
          htmlFor="view-name"
          label={words.name}
          validateStatus={missing ? 'error' : undefined}
          help={missing ? words.nameNeeded : undefined}
        >
          <Input
            id="view-name"
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        {leads && (
          <Form.Item htmlFor="view-line" label={words.line}>
            <Select
              id="view-line"
              value={desk ?? ''}
              onChange={(chosen: Desk | '') => setDesk(chosen || null)}
              options={[
                { value: '', label: words.onlyMe },
                ...desks.map((each) => ({ value: each, label: words.all(t.desk[each]) })),
              ]}
            />
          </Form.Item>
        )}
        {error !== undefined && <Alert type="error" showIcon role="alert" title={viewWords(t, error)} />}
      </Form>
    </Modal>
  )
}

function ManageDialog({ views, close }: { views: readonly SavedView[]; close: () => void }) {
  const { t } = useText()
  const words = t.filter
  const client = useQueryClient()
  const leads = useSession()?.staff.permissions.includes('supervise') ?? false
  const first = useQuery(viewsQuery).data?.first ?? null
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  function act(done: Promise<unknown>) {
    setBusy(true)
    setError(undefined)
    done
      .catch(setError)
      .finally(() => client.invalidateQueries({ queryKey: viewsQuery.queryKey }))
      .finally(() => setBusy(false))
  }

  const up = async (id: string, among: readonly SavedView[]) => {
    for (const one of movedUp(among, id)) await keepView(one.id, one.version, bodyOf(one))
  }

  return (
    <Modal open title={words.manage} onCancel={close} footer={<Button onClick={close}>{t.bulk.close}</Button>}>
      {views.length === 0 && <p className="quiet">{words.noViews}</p>}
      <ul className="views-list">
        {views.map((each) => {
          const theirs = each.desk === null || leads
          const among = views.filter((other) => (other.desk === null) === (each.desk === null))
          const begins = first === each.id
          return (
            <li key={each.id}>
              <span className="views-name">
                {each.name}
                {each.desk && <span className="quiet"> · {t.desk[each.desk]}</span>}
              </span>
              <Tool
                label={`${begins ? words.notFirst : words.first}: ${each.name}`}
                icon={begins ? <StarFilled /> : <StarOutlined />}
                pressed={begins}
                disabled={busy}
                act={() => act(beginWith(begins ? null : each.id))}
              />
              <Tool
                label={`${words.earlier}: ${each.name}`}
                icon={<ArrowUpOutlined />}
                disabled={busy || !theirs || among[0] === each}
                act={() => act(up(each.id, among))}
              />
              <Tool
                label={`${words.delete}: ${each.name}`}
                icon={<DeleteOutlined />}
                disabled={busy || !theirs}
                act={() => act(deleteView(each))}
              />
            </li>
          )
        })}
      </ul>
      {error !== undefined && <Alert type="error" showIcon role="alert" title={viewWords(t, error)} />}
    </Modal>
  )
}

interface ToolProps {
  label: string
  icon: React.ReactNode
  disabled: boolean
  pressed?: boolean
  act: () => void
}

function Tool({ label, icon, disabled, pressed, act }: ToolProps) {
  return (
    <Button
      type="text"
      icon={icon}
      aria-label={label}
      title={label}
      disabled={disabled}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={act}
    />
  )
}
