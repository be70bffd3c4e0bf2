import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { queryClient } from '../api/queries'
import { endSession, useSession } from '../api/session'
import { useNoticesPath } from '../notices/api'
import { leaveShift } from '../shift/api'
import { languages, useText } from '../text/Text'
import { PasswordDialog } from './PasswordDialog'
import { prefer, usePreferences, type Appearance } from './preferences'

const appearances: Appearance[] = ['system', 'light', 'dark']

export function AccountMenu() {
  const { t, language, speak } = useText()
  const { appearance } = usePreferences()
  const name = useSession()?.staff.name ?? ''
  const navigate = useNavigate()
  const notices = useNoticesPath()
  const [changing, setChanging] = useState(false)

  async function signOut() {
    await leaveShift(queryClient)
    endSession()
    queryClient.clear()
    void navigate('/login')
  }

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [`speak-${language}`, `look-${appearance}`],
          items: [
            {
              type: 'group',
              key: 'language',
              label: t.login.language,
              children: languages.map((each) => ({
                key: `speak-${each}`,
                label: <Speaks language={each} />,
                onClick: () => speak(each),
              })),
            },
            {
              type: 'group',
              key: 'appearance',
              label: t.nav.theme,
              children: appearances.map((each) => ({
                key: `look-${each}`,
                label: t.nav[each],
                onClick: () => prefer({ appearance: each }),
              })),
            },
            { type: 'divider' },
            { key: 'notices', label: t.notices.choices.title, onClick: () => void navigate(`${notices}/choices`) },
            { key: 'password', label: t.rooms.password.change, onClick: () => setChanging(true) },
            { key: 'out', label: t.nav.signOut, onClick: () => void signOut() },
          ],
        }}
      >
        <Button type="text" className="account" aria-label={`${t.nav.account}: ${name}`}>
          <span className="account-name">{name}</span> <DownOutlined />
        </Button>
      </Dropdown>
      {changing && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  )
}

function Speaks({ language }: { language: (typeof languages)[number] }) {
  return <span lang={language}>{{ kk: 'Қазақша', ru: 'Русский', en: 'English' }[language]}</span>
}
