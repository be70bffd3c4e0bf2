import { Alert, App, Button, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useRef, useState } from 'react'
import { Refusal } from '../api/refusal'
import { useText } from '../text/Text'
import { AddressSelect } from './AddressSelect'
import { kinds, territoryWords, useKeepEntry, type Entry, type Kind, type NewEntry, type Step } from './api'
import { readShape } from './geo'
import { inOneLine, kindsInside } from './names'
import { Sketch } from './Sketch'

interface Props {
  /** undefined: a new one, inside of {@link parent}. */
  entry?: Entry | undefined
  parent?: { code: string; kind: Kind; line: readonly Step[] } | undefined
  onDone: (code: string) => void
  onCancel: () => void
}

interface Fields {
  code: string
  kind: Kind
  names: Entry['names']
  synonyms: string[]
  latitude: number | null
  longitude: number | null
  polygon: string
  note: string
  active: boolean
}

export function EntryForm({ entry, parent, onDone, onCancel }: Props) {
  const { t, language } = useText()
  const r = t.territory
  const { message } = App.useApp()
  const keep = useKeepEntry()
  const [form] = Form.useForm<Fields>()
  const [above, setAbove] = useState<{ code: string; kind: Kind; line: readonly Step[] } | undefined>(
    () =>
      parent ??
      (entry?.parent
        ? { code: entry.parent, kind: entry.line.at(-2)!.kind, line: entry.line.slice(0, -1) }
        : undefined),
  )
  const file = useRef<HTMLInputElement>(null)
  const offered: readonly Kind[] = above ? kindsInside(above.kind) : entry ? [entry.kind] : kinds
  const drawn = readShape(Form.useWatch('polygon', form) ?? '')
  const latitude = Form.useWatch('latitude', form)
  const longitude = Form.useWatch('longitude', form)
  const kind = Form.useWatch('kind', form)
  const area = kind !== 'STREET' && kind !== 'HOUSE'

  const required = [{ required: true, whitespace: true, message: r.needed }]
  const start: Partial<Fields> = entry
    ? {
        ...entry,
        latitude: entry.point?.latitude ?? null,
        longitude: entry.point?.longitude ?? null,
        polygon: entry.polygon ? JSON.stringify(entry.polygon) : '',
        note: entry.note ?? '',
      }
    : {
        code: above ? `${above.code}-` : '',
        kind: offered.at(-1) ?? 'STREET',
        synonyms: [],
        polygon: '',
        active: true,
      }

  function save(fields: Fields) {
    const body: NewEntry = {
      parent: above?.code ?? null,
      kind: fields.kind,
      names: fields.names,
      synonyms: fields.synonyms ?? [],
      point:
        fields.latitude == null && fields.longitude == null
          ? null
          : { latitude: fields.latitude ?? 1000, longitude: fields.longitude ?? 1000 },
      polygon: area && fields.polygon?.trim() ? (readShape(fields.polygon) as NewEntry['polygon']) : null,
      note: fields.note?.trim() || null,
      active: fields.active,
    }
    const code = entry?.code ?? fields.code.trim()
    keep.mutate(
      { code, version: entry?.version, body },
      {
        onSuccess: () => {
          void message.success(r.saved)
          onDone(code)
        },
      },
    )
  }

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={save}
      disabled={keep.isPending}
    >
      <Form.Item label={r.parent} htmlFor="territory-parent">
        <AddressSelect
          id="territory-parent"
          label={r.parent}
          shown={above && (inOneLine(language, above.line) || above.code)}
          fits={(each) => each.active && kindsInside(each.kind).length > 0 && each.code !== entry?.code}
          onChoose={(chosen) => {
            if (!chosen) return
            setAbove({ code: chosen.code, kind: chosen.kind, line: chosen.line })
            if (!entry) {
              form.setFieldValue('kind', kindsInside(chosen.kind).at(-1))
              form.setFieldValue('code', `${chosen.code}-`)
            }
          }}
        />
      </Form.Item>
      <div className="territory-pair">
        <Form.Item name="kind" label={r.kindOf} rules={required}>
          <Select
            options={[...new Set(entry ? [entry.kind, ...offered] : offered)].map((each) => ({
              value: each,
              label: r.kind[each],
            }))}
          />
        </Form.Item>
        {entry ? (
          <Form.Item label={r.code}>
            <code lang="en">{entry.code}</code>
          </Form.Item>
        ) : (
          <Form.Item name="code" label={r.code} extra={r.codeHint} rules={required}>
            <Input lang="en" />
          </Form.Item>
        )}
      </div>
      {(['kk', 'ru', 'en'] as const).map((each) => (
        <Form.Item key={each} name={['names', each]} label={r.names[each]} rules={required}>
          <Input lang={each} />
        </Form.Item>
      ))}
      <Form.Item name="synonyms" label={r.synonyms} extra={r.synonymsHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[';']} />
      </Form.Item>
      <div className="territory-pair">
        <Form.Item name="latitude" label={r.latitude}>
          <InputNumber step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="longitude" label={r.longitude}>
          <InputNumber step={0.0001} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {area && (
        <>
          <Form.Item
            name="polygon"
            label={r.polygon}
            extra={r.polygonHint}
            rules={[
              {
                validator: (_, text?: string) =>
                  !text?.trim() || readShape(text) ? Promise.resolve() : Promise.reject(new Error(r.polygonUnread)),
              },
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} lang="en" spellCheck={false} />
          </Form.Item>
          <input
            ref={file}
            type="file"
            className="unseen"
            tabIndex={-1}
            aria-label={r.polygonFile}
            accept=".json,.geojson"
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              event.target.value = ''
              void chosen?.text().then((text) => {
                form.setFieldValue('polygon', text)
                void form.validateFields(['polygon'])
              })
            }}
          />
          <p>
            <Button size="small" onClick={() => file.current?.click()}>
              {r.polygonFile}
            </Button>
          </p>
        </>
      )}
      <Sketch
        label={r.map}
        own={geometry(drawn)}
        point={latitude != null && longitude != null ? { latitude, longitude } : null}
      />
      <Form.Item name="note" label={r.note}>
        <Input />
      </Form.Item>
      <Form.Item name="active" label={r.active} extra={r.activeHint} valuePropName="checked">
        <Switch />
      </Form.Item>
      {keep.isError && <Wrong error={keep.error} />}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={keep.isPending}>
          {t.app.save}
        </Button>
        <Button onClick={onCancel}>{t.app.cancel}</Button>
      </div>
    </Form>
  )

  function Wrong({ error }: { error: unknown }) {
    // Where an outline crosses itself only the server knows.
    const place =
      error instanceof Refusal ? /latitude ([\d.]+), longitude ([\d.]+)/.exec(error.problem.detail ?? '') : null
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={territoryWords(t, error)}
        description={place && `${r.latitude} ${place[1]}, ${r.longitude} ${place[2]}`}
      />
    )
  }
}

/** What is in a feature, for the sketch; the server reads it by itself. */
function geometry(read: unknown): unknown {
  const object = read as { type?: string; geometry?: unknown; features?: { geometry?: unknown }[] } | undefined
  if (object?.type === 'Feature') return object.geometry
  if (object?.type === 'FeatureCollection') return object.features?.[0]?.geometry
  return object
}
