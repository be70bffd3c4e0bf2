import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Form, InputNumber, Select, Skeleton, Switch } from 'antd'
import { Failed } from '../app/Failed'
import { useSkillName, useSkillOptions } from '../routing/skills'
import { useText } from '../text/Text'
import { InHand } from './InHand'
import { NotKept } from './NotKept'
import { useKept } from './useKept'
import { keepProfile, profileQuery, type NewProfile, type Profile } from './wall'

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
  const client = useQueryClient()
  const query = profileQuery(login)
  const { base, newest, failure, saving, keep } = useKept(profile, () => client.fetchQuery(query), close)
  const skills = useSkillOptions(base.skills)
  const skillName = useSkillName()

  const send = (wanted: NewProfile) =>
    keep(async ({ version }) => {
      await keepProfile(login, version, wanted)
      void client.invalidateQueries({ queryKey: query.queryKey })
    })

  const count = (field: 'calls' | 'chats' | 'mails') => (
    <Form.Item name={field} label={words[field]} rules={[{ required: true, message: t.work.codes.CAPACITY_WRONG! }]}>
      <InputNumber min={0} max={100} precision={0} />
    </Form.Item>
  )
  return (
    <Form layout="vertical" initialValues={profile} onFinish={(wanted: NewProfile) => void send(wanted)}>
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
