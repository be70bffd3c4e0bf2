import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Tooltip } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useKeys } from '../keys/keymap'
import { useText } from '../text/Text'
import { unreadQuery, useNoticesPath } from './api'
import './notices.css'

/** How much one was told and has not read. */
export function NoticeBell() {
  const { t } = useText()
  const navigate = useNavigate()
  const path = useNoticesPath()
  const count = useQuery(unreadQuery).data?.count ?? 0
  useKeys([{ keys: ['i'], group: 'app', label: (t) => t.notices.key, run: () => void navigate(path) }])
  return (
    <Tooltip title={`${t.notices.title} (i)`}>
      <Link className="notice-bell" to={path} aria-label={t.notices.bell(count)}>
        <Badge count={count} overflowCount={99} size="small" offset={[4, -4]}>
          <BellOutlined aria-hidden />
        </Badge>
      </Link>
    </Tooltip>
  )
}
