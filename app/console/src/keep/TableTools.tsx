import { DownOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Modal } from 'antd'
import { useRef, useState } from 'react'
import { inWords } from '../api/refusal'
import { csv } from '../tables/csv'
import { keepAs } from '../tables/download'
import { ImportDialog } from '../tables/ImportDialog'
import { useText } from '../text/Text'
import { save, useBring, type TableName } from './tables'

/** In and out as a table: of organisations, responsibilities and people alike. */
export function TableTools({ table, keeps }: { table: TableName; keeps: boolean }) {
  const { t } = useText()
  const { message } = App.useApp()
  const bring = useBring(table)
  const [open, setOpen] = useState(false)
  const given = useRef<Record<string, string>>({})
  const [passwords, setPasswords] = useState<Record<string, string>>()
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (['CSV', 'XLSX'] as const).map((format) => ({
            key: format,
            label: format,
            onClick: () => void save(table, format).catch((error) => message.error(inWords(t, error))),
          })),
        }}
      >
        <Button>
          {t.catalogue.export} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {keeps && <Button onClick={() => setOpen(true)}>{t.catalogue.import}</Button>}
      {open && (
        <ImportDialog
          title={t.rooms.imports[table]}
          hint={t.rooms.importHint}
          accept=".csv,.xlsx"
          take={async (file, dryRun) => {
            const brought = await bring(t, file, dryRun)
            given.current = brought.passwords
            return brought
          }}
          onTaken={() => {
            void message.success(t.catalogue.taken)
            setOpen(false)
            if (Object.keys(given.current).length > 0) setPasswords(given.current)
          }}
          onClose={() => setOpen(false)}
        />
      )}
      {passwords && (
        <Modal
          open
          title={t.rooms.newPasswords}
          onCancel={() => setPasswords(undefined)}
          mask={{ closable: false }}
          okText={t.rooms.savePasswords}
          cancelText={t.app.close}
          onOk={() => keepAs('passwords.csv', csv([['login', 'password'], ...Object.entries(passwords)]))}
        >
          <p className="dialog-lead">{t.keep.passwordOnce}</p>
          <dl className="new-passwords">
            {Object.entries(passwords).map(([login, password]) => (
              <div key={login}>
                <dt lang="en">{login}</dt>
                <dd>
                  <code>{password}</code>
                </dd>
              </div>
            ))}
          </dl>
        </Modal>
      )}
    </>
  )
}
