import { useQuery } from '@tanstack/react-query'
import { useText } from '../text/Text'
import { AddressSelect } from '../territory/AddressSelect'
import { entryQuery } from '../territory/api'
import { inOneLine } from '../territory/names'

interface Props {
  id?: string
  value?: string | null
  onChange?: (code: string | null) => void
}

/** A sector, or a whole district, out of the address register: what lies elsewhere is not shown to them. */
export function SectorField({ id, value, onChange }: Props) {
  const { t, language } = useText()
  const entry = useQuery({ ...entryQuery(value ?? ''), enabled: !!value }).data
  return (
    <AddressSelect
      {...(id ? { id } : {})}
      label={t.keep.sector}
      placeholder={t.keep.sectorEverywhere}
      allowClear
      shown={value ? (entry ? inOneLine(language, entry.line) : value) : undefined}
      fits={(each) => each.kind === 'SECTOR' || each.line.length === 2}
      onChoose={(chosen) => onChange?.(chosen?.code ?? null)}
    />
  )
}
