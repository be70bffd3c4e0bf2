import { Button, Select, type SelectProps } from 'antd'
import { useMemo, useState } from 'react'
import { named, useCatalogue } from '../catalogue/known'
import { useText } from '../text/Text'

const most = 60
const mostAlike = 6
const mostLikely = 12

interface Props {
  id?: string
  /** What the ticket says: issues that look like it are offered before anything is typed. */
  words: string
  /** How the ticket's own issue was called, for when the catalogue is not there or the issue has left it. */
  own?: { code: string; name: string } | undefined
  value?: string | null
  onChange?: (code: string | null) => void
}

/** An issue of the catalogue, found by its names and by what residents call it, in three languages; or "other". */
export function IssueField({ id, words, own, value, onChange }: Props) {
  const { t, language } = useText()
  const { known, failed, pending, retry } = useCatalogue()
  const [typed, setTyped] = useState('')

  const options = useMemo((): NonNullable<SelectProps['options']> => {
    const spheres = new Map(known?.spheres.map((each) => [each.code, each]))
    const offer = (codes: readonly string[], limit: number) =>
      codes
        .map((code) => known?.byCode.get(code))
        .filter((line) => line !== undefined && !line.retired)
        .slice(0, limit)
        .map((line) => ({
          value: line!.code,
          title: named(line!, language),
          label: (
            <span className="issue-option">
              {named(line!, language)}
              <span className="quiet">
                {named(spheres.get(line!.sphere), language)}
                {line!.urgent && <b className="issue-urgent"> ▲ {t.catalogue.urgencies[line!.urgent]}</b>}
              </span>
            </span>
          ),
        }))
    const other = { value: '', label: t.intake.other, title: t.intake.other }
    const ownOption = own && { value: own.code, label: own.name, title: own.name }
    // Who types faster than it arrives has not chosen "other".
    if (pending) return []
    if (!known) return ownOption ? [ownOption, other] : [other]
    const likely = known.search.like(words).slice(0, mostLikely)
    const found = known.search.find(typed)
    if (found) {
      // Of what was typed, that first which the resident's words speak of too.
      const both = likely.filter((code) => found.includes(code))
      return [...offer([...new Set([...both, ...found])], most), other]
    }
    const alike = offer(likely, mostAlike)
    const all = offer(
      known.lines.map((line) => line.code).filter((code) => !alike.some((each) => each.value === code)),
      known.lines.length,
    )
    // A retired one is not offered, but it stands where it stands.
    const kept = own && ![...alike, ...all].some((each) => each.value === own.code) ? [ownOption!] : []
    return [
      ...(alike.length > 0 ? [{ label: t.intake.alike, title: t.intake.alike, options: alike }] : []),
      {
        label: t.intake.all,
        title: t.intake.all,
        options: [other, ...kept, ...all],
      },
    ]
  }, [known, pending, typed, words, language, own?.code, own?.name, t])

  return (
    <>
      <Select
        {...(id ? { id } : {})}
        className="issue-field"
        aria-label={t.intake.issue}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t.intake.issueHint}
        loading={pending}
        popupMatchSelectWidth={440}
        listHeight={360}
        optionLabelProp="title"
        notFoundContent={pending ? t.app.loading : t.intake.nothing}
        {...(value === undefined ? {} : { value: value ?? '' })}
        onChange={(code: string) => {
          setTyped('')
          onChange?.(code || null)
        }}
        options={options}
      />
      {failed && (
        <p className="issue-failed" role="alert">
          {t.intake.failed}{' '}
          <Button type="link" size="small" onClick={retry}>
            {t.app.retry}
          </Button>
        </p>
      )}
    </>
  )
}
