import { Modal, Switch } from 'antd'
import { prefer, usePreferences } from '../app/preferences'
import { useText } from '../text/Text'
import { useRegisteredKeys, type KeyGroup } from './keymap'

const order: KeyGroup[] = ['list', 'ticket', 'app']

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText()
  const { letterKeys } = usePreferences()
  const bindings = useRegisteredKeys()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t.keys.title} width={560}>
      <p className="quiet">{t.keys.lead}</p>
      {order.map((group) => {
        const shown = bindings.filter((each) => each.group === group)
        if (shown.length === 0) return null
        return (
          <section key={group} className="keys-group">
            <h3>{t.keys.groups[group]}</h3>
            <dl>
              {shown.map((each) => (
                <div key={each.keys.join()}>
                  <dt>
                    {each.keys.map((key) => (
                      <Keys key={key} keys={key} />
                    ))}
                  </dt>
                  <dd>{each.label(t)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
      <label className="keys-single">
        <Switch size="small" checked={letterKeys} onChange={(on) => prefer({ letterKeys: on })} /> {t.keys.single}
      </label>
    </Modal>
  )
}

export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((each, i) => (
        <kbd key={i}>{/^[A-Z]$/.test(each) ? `Shift ${each}` : each.length === 1 ? each.toUpperCase() : each}</kbd>
      ))}
    </span>
  )
}
