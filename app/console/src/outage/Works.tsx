import { useQuery } from '@tanstack/react-query'
import { App, Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useNow } from '../app/clock'
import { Failed } from '../app/Failed'
import { AddressSelect } from '../territory/AddressSelect'
import { inOneLine } from '../territory/names'
import { ImportDialog } from '../tables/ImportDialog'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { when } from '../words/time'
import { useBringWorks, worksQuery, type Work, type WorkPlace } from './api'
import { WorkForm } from './WorkForm'

/** What services have announced: the list, the form, and tables of services. */
export function Works({ keeps }: { keeps: boolean }) {
  const { t, language } = useText()
  const w = t.outage.works
  const { message } = App.useApp()
  const bring = useBringWorks()
  const [over, setOver] = useState(false)
  const [within, setWithin] = useState<{ code: string; shown: string }>()
  const [edited, setEdited] = useState<Work | 'new'>()
  const [bringing, setBringing] = useState(false)
  const query = useQuery(worksQuery(over, within?.code ?? null))
  const items = query.data?.items ?? []
  return (
    <section aria-labelledby="works-title">
      <div className="outage-head">
        <h2 id="works-title">{w.title}</h2>
        {keeps && (
          <span className="outage-acts">
            <Button onClick={() => setBringing(true)}>{w.bring}</Button>
            <Button onClick={() => setEdited('new')}>{w.add}</Button>
          </span>
        )}
      </div>
      <div className="outage-filter">
        <Segmented
          value={over}
          onChange={setOver}
          options={[
            { value: false, label: w.ahead },
            { value: true, label: w.over },
          ]}
        />
        <AddressSelect
          label={w.within}
          placeholder={w.within}
          allowClear
          shown={within?.shown}
          onChoose={(chosen) => setWithin(chosen && { code: chosen.code, shown: inOneLine(language, chosen.line) })}
        />
      </div>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={t.outage.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <p className="quiet">{w.none}</p>}
      <ul className="outage-list">
        {items.map((work) => (
          <WorkLine key={work.id} work={work} onEdit={keeps ? () => setEdited(work) : undefined} />
        ))}
      </ul>
      {edited && <WorkForm work={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {bringing && (
        <ImportDialog
          title={w.bringTitle}
          hint={w.bringHint}
          accept=".csv,.xlsx"
          take={(file, dryRun) => bring(t, file, dryRun)}
          onTaken={() => {
            void message.success(t.catalogue.taken)
            setBringing(false)
          }}
          onClose={() => setBringing(false)}
        />
      )}
    </section>
  )
}

/** "Қала, Абай көшесі: 1-25", without the oblast. */
export function placeInWords(language: 'kk' | 'ru' | 'en', place: WorkPlace) {
  const names = place.line.slice(place.line.length > 1 ? 1 : 0).map((each) => each[language] || each.kk)
  const where = names.length > 0 ? names.join(', ') : place.code
  return place.houses ? `${where}: ${place.houses}` : where
}

function WorkLine({ work, onEdit }: { work: Work; onEdit: (() => void) | undefined }) {
  const { t, language } = useText()
  const now = useNow()
  const w = t.outage.works
  return (
    <li className={`outage announced-work ${work.state.toLowerCase()}`}>
      <h3>
        {w.resource[work.resource]} · {organisationName(language, work.organisation)}
      </h3>
      <p className="outage-facts">
        <b className={work.state === 'RUNNING' ? 'outage-now' : 'quiet'}>{w.state[work.state]}</b>
        <span>
          {when(language, Date.parse(work.from), now)} – {when(language, Date.parse(work.to), now)}
        </span>
        {work.solved > 0 && <span className="quiet">{w.solved(work.solved)}</span>}
        {work.watchers > 0 && <span className="quiet">{w.watchers(work.watchers)}</span>}
      </p>
      <p className="outage-words">{work.text[language] || work.text.ru}</p>
      <p className="quiet outage-words">
        {work.places
          .slice(0, 8)
          .map((place) => placeInWords(language, place))
          .join('; ')}
        {work.places.length > 8 && ` +${work.places.length - 8}`}
        {!!work.polygon && (work.places.length > 0 ? ` · ${w.outline}` : w.outline)}
      </p>
      {onEdit && (
        <p className="outage-acts">
          <Button size="small" onClick={onEdit}>
            {w.edit}
          </Button>
        </p>
      )}
    </li>
  )
}
