import { EditOutlined, EyeOutlined } from '@ant-design/icons'
import { useText } from '../text/Text'
import type { Onlooker } from './api'
import './together.css'

/** Calm, beside what one writes: who else is here. */
export function OnlookersLine({ others }: { others: readonly Onlooker[] }) {
  const { t } = useText()
  const writing = others.filter((each) => each.writes).map((each) => each.name)
  const looking = others.filter((each) => !each.writes).map((each) => each.name)
  if (others.length === 0) return null
  return (
    <p className="onlookers">
      {writing.length > 0 && (
        <span className="writing">
          <EditOutlined aria-hidden /> {t.together.writing(writing.join(', '), writing.length > 1)}
        </span>
      )}
      {looking.length > 0 && (
        <span>
          <EyeOutlined aria-hidden /> {t.together.looking(looking.join(', '), looking.length > 1)}
        </span>
      )}
    </p>
  )
}
