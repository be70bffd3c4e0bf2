import { CloseOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Form, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { useNow } from '../app/clock'
import { seen } from '../keep/keep'
import { useKeeping } from '../keep/keeping'
import { OrganisationField } from '../lines/OrganisationField'
import { areaOf } from '../routing/area'
import { AreaField } from '../routing/AreaField'
import '../routing/routing.css'
import { AddressSelect } from '../territory/AddressSelect'
import { readShape } from '../territory/geo'
import { inOneLine } from '../territory/names'
import '../territory/territory.css'
import { languages, useText } from '../text/Text'
import { clockOf, instantInCity, todayInCity } from '../words/time'
import { outageWords, resources, type NewWork, type Work } from './api'
import { IssueChoice } from './IssueChoice'
import { placeInWords } from './Works'

interface Place {
  code: string
  shown: string
  houses: string
}

const local = (at: number) => `${todayInCity(at)}T${clockOf(at)}`

/** New works, or what has changed about them. */
export function WorkForm({ work, onClose }: { work: Work | undefined; onClose: () => void }) {
  const { t, language } = useText()
  const w = t.outage.works
  const now = useNow()
  const { keep, saving, failure } = useKeeping('outages')
  const [id] = useState(() => work?.id ?? crypto.randomUUID())
  const [draft, setDraft] = useState(() => ({
    resource: work?.resource ?? ('WATER' as NewWork['resource']),
    text: work?.text ?? { kk: '', ru: '', en: '' },
    organisation: work?.organisation ?? '',
    issues: work?.issues ?? [],
    from: local(work ? Date.parse(work.from) : now),
    to: work ? local(Date.parse(work.to)) : '',
    cancelled: work?.state === 'CANCELLED',
  }))
  const [places, setPlaces] = useState<Place[]>(
    () =>
      work?.places.map((place) => ({
        code: place.code,
        houses: place.houses,
        shown: placeInWords(language, { ...place, houses: '' }),
      })) ?? [],
  )
  const [outline, setOutline] = useState(() => (work?.polygon ? JSON.stringify(work.polygon) : null))
  const [drawing, setDrawing] = useState(outline !== null)
  const drawn = areaOf(outline)
  const wrong = drawn.kind === 'unread' || (drawn.kind === 'corners' && drawn.corners.length < 3)
  const [asked, setAsked] = useState(false)
  const needed = (text: string) => (asked && !text.trim() ? { validateStatus: 'error' as const, help: w.needed } : {})

  function done() {
    setAsked(true)
    const { text, organisation, from, to } = draft
    const placed = places.length > 0 || drawn.kind !== 'none'
    if (saving || !text.kk.trim() || !text.ru.trim() || !organisation || !from || !to || !placed || wrong) return
    void keep(
      answer(
        api.PUT('/api/v1/planned-works/{id}', {
          params: { path: { id }, header: seen(work?.version) },
          body: {
            ...draft,
            from: instantInCity(from),
            to: instantInCity(to),
            outerId: work?.outerId ?? null,
            polygon: drawn.kind === 'none' ? null : (readShape(outline ?? '') as NewWork['polygon']),
            places: places.map(({ code, houses }) => ({ code, houses })),
          },
        }),
      ),
      onClose,
    )
  }

  return (
    <Modal
      open
      title={work ? w.edit : w.add}
      width={720}
      onCancel={onClose}
      onOk={done}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      mask={{ closable: false }}
    >
      <Form layout="vertical" onKeyDown={(event) => event.ctrlKey && event.key === 'Enter' && done()}>
        <Form.Item label={w.what}>
          <Segmented
            className="outage-resources"
            aria-label={w.what}
            value={draft.resource}
            onChange={(resource) => setDraft({ ...draft, resource })}
            options={resources.map((each) => ({ value: each, label: w.resource[each] }))}
          />
        </Form.Item>
        {languages.map((each) => (
          <Form.Item
            key={each}
            label={w.text[each]}
            htmlFor={`work-${each}`}
            {...(each === 'en' ? {} : needed(draft.text[each]))}
          >
            <Input.TextArea
              id={`work-${each}`}
              lang={each}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={1000}
              value={draft.text[each]}
              onChange={(event) => setDraft({ ...draft, text: { ...draft.text, [each]: event.target.value } })}
            />
          </Form.Item>
        ))}
        <Form.Item label={w.organisation} htmlFor="work-organisation" {...needed(draft.organisation)}>
          <OrganisationField
            id="work-organisation"
            value={draft.organisation}
            onChange={(organisation) => setDraft({ ...draft, organisation })}
          />
        </Form.Item>
        <Form.Item label={w.issues} htmlFor="work-issues">
          <IssueChoice
            id="work-issues"
            label={w.issues}
            several
            value={draft.issues}
            onChange={(issues) => setDraft({ ...draft, issues })}
          />
        </Form.Item>
        <div className="outage-window">
          {(['from', 'to'] as const).map((each) => (
            <Form.Item key={each} label={w[each]} htmlFor={`work-${each}`} {...needed(draft[each])}>
              <Input
                id={`work-${each}`}
                type="datetime-local"
                value={draft[each]}
                onChange={(event) => setDraft({ ...draft, [each]: event.target.value })}
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item
          label={w.places}
          htmlFor="work-place"
          {...(places.length === 0 && drawn.kind === 'none' ? needed('') : {})}
        >
          <ul className="outage-places">
            {places.map((place, i) => (
              <li key={place.code + i}>
                <span>{place.shown}</span>
                <Input
                  aria-label={w.houses(place.shown)}
                  placeholder={w.housesHint}
                  value={place.houses}
                  onChange={(event) =>
                    setPlaces(places.map((one) => (one === place ? { ...one, houses: event.target.value } : one)))
                  }
                />
                <Button
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={w.remove(place.shown)}
                  onClick={() => setPlaces(places.filter((one) => one !== place))}
                />
              </li>
            ))}
          </ul>
          <AddressSelect
            id="work-place"
            label={w.place}
            placeholder={w.place}
            fits={(each) => each.kind !== 'OBLAST'}
            onChoose={(chosen) =>
              chosen &&
              setPlaces([...places, { code: chosen.code, shown: inOneLine(language, chosen.line), houses: '' }])
            }
          />
        </Form.Item>
        <Form.Item
          {...(asked && wrong ? { validateStatus: 'error' as const, help: t.outage.refused.POLYGON_WRONG } : {})}
        >
          <details className="outage-outline" open={drawing} onToggle={(event) => setDrawing(event.currentTarget.open)}>
            <summary>{w.draw.area}</summary>
            {drawing && <AreaField value={outline} onChange={setOutline} disabled={false} said={w.draw} />}
          </details>
        </Form.Item>
        {work && (
          <Form.Item>
            <Checkbox
              checked={draft.cancelled}
              onChange={(event) => setDraft({ ...draft, cancelled: event.target.checked })}
            >
              {w.cancel}
            </Checkbox>
          </Form.Item>
        )}
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={outageWords(t, failure)} />}
      </Form>
    </Modal>
  )
}
