import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form, InputNumber, Select, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { Failed } from '../app/Failed'
import { useSkillName, useSkillOptions } from '../routing/skills'
import { useText } from '../text/Text'
import { InHand } from './InHand'
import { NotKept } from './NotKept'
import { isStale, keepProfile, profileQuery, wallQuery, type NewProfile, type Profile } from './wall'

/** What somebody can take, changed while they work. */
export function ProfileDrawer({ login, name, close }: { login: string; name: string; close: () => void }) {
  const { t } = useText()
  const words = t.work.keeping
  const query = useQuery(profileQuery(login))
  return (
    <Drawer open size={420} title={words.profile(name)} onClose={close}>
      <InHand login={login} />
      {query.isPending && <Skeleton active />}
      {query.isError && !query.data && (
        <Failed words={words.failed} error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && <ProfileForm login={login} profile={query.data} close={close} />}
    </Drawer>
  )
}

function ProfileForm({ login, profile, close }: { login: string; profile: Profile; close: () => void }) {
  const { t } = useText()
  const words = t.work.keeping
  const { message } = App.useApp()
  const client = useQueryClient()
  // What was seen when the form was opened, or when somebody's change was told: that may be overwritten, nothing later.
  const [base, setBase] = useState(profile)
  const [newest, setNewest] = useState<Profile>()
  const [failure, setFailure] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const skills = useSkillOptions(base.skills)
  const skillName = useSkillName()

  async function keep(wanted: NewProfile) {
    setSaving(true)
    setFailure(undefined)
    try {
      await keepProfile(login, base.version, wanted)
      void message.success(words.saved)
      void client.invalidateQueries({ queryKey: wallQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['work-profile', login] })
      close()
    } catch (error) {
      setFailure(error)
      if (isStale(error)) {
        const now = await client.fetchQuery(profileQuery(login)).catch(() => undefined)
        if (now) {
          setBase(now)
          setNewest(now)
        }
      }
      setSaving(false)
    }
  }

  const count = (field: 'calls' | 'chats' | 'mails') => (
    <Form.Item name={field} label={words[field]} rules={[{ required: true, message: t.work.codes.CAPACITY_WRONG! }]}>
      <InputNumber min={0} max={100} precision={0} />
    </Form.Item>
  )
  return (
    <Form layout="vertical" initialValues={profile} onFinish={(wanted: NewProfile) => void keep(wanted)}>
      <Form.Item name="skills" label={words.skills} extra={words.skillsHint}>
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t.routing.skillsNone}
          options={skills}
        />
      </Form.Item>
      <div className="wall-counts">
        {count('calls')}
        {count('chats')}
        {count('mails')}
      </div>
      <p className="quiet">{words.none}</p>
      <Form.Item name="offered" label={words.offered} valuePropName="checked" extra={words.offeredHint}>
        <Switch />
      </Form.Item>
      {failure !== undefined && (
        <NotKept
          error={failure}
          newest={
            newest && [
              [words.skills, newest.skills.map(skillName).join(', ') || '—'],
              [words.calls, newest.calls],
              [words.chats, newest.chats],
              [words.mails, newest.mails],
              [words.offered, newest.offered ? words.yes : words.no],
            ]
          }
        />
      )}
      <Button type="primary" htmlType="submit" loading={saving}>
        {t.app.save}
      </Button>
    </Form>
  )
}
