import { DownOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { inWords } from '../api/refusal'
import { useSession } from '../api/session'
import { useNow } from '../app/clock'
import { called, seen } from '../keep/keep'
import { KeptTable } from '../keep/KeptTable'
import { useKeeping } from '../keep/keeping'
import { days as weekdays } from '../keep/week'
import { ImportDialog } from '../tables/ImportDialog'
import { useText } from '../text/Text'
import { dayInWords, todayInCity } from '../words/time'
import { calendarWords, holidaySetsQuery, saveHolidays, useBringHolidays, type Holiday, type HolidaySet } from './api'

const kinds: readonly Holiday['kind'][] = ['HOLIDAY', 'DAY_OFF', 'MOVED', 'WORKING', 'EXTRA']

/** Dates that are not like their weekday, by year: from a file or by hand. */
export function HolidaysPage() {
  const { t, language } = useText()
  const h = t.calendar.holidayRoom
  const now = useNow()
  const { message } = App.useApp()
  const keeps = useSession()!.staff.permissions.includes('keep-organisations')
  const query = useQuery(holidaySetsQuery)
  const [chosen, setChosen] = useState<string>()
  const [year, setYear] = useState(Number(todayInCity(now).slice(0, 4)))
  const [open, setOpen] = useState<Holiday | 'new'>()
  const [bringing, setBringing] = useState(false)
  const [making, setMaking] = useState(false)
  const set = query.data?.find((each) => each.id === chosen) ?? query.data?.[0]
  const years = [...new Set([year, ...(set?.days ?? []).map((day) => Number(day.date.slice(0, 4)))])].sort()
  const bring = useBringHolidays(set?.id ?? '')
  return (
    <>
      <KeptTable
        title={h.title}
        lead={h.lead}
        query={query}
        none={h.none}
        columns={[t.calendar.date, h.kind, h.name]}
        tools={
          <>
            {keeps && <Button onClick={() => setMaking(true)}>{h.addSet}</Button>}
            {set && (
              <>
                {query.data!.length > 1 && (
                  <Select
                    aria-label={h.set}
                    value={set.id}
                    onChange={setChosen}
                    options={query.data!.map((each) => ({ value: each.id, label: called(language, each) }))}
                  />
                )}
                <Select
                  aria-label={t.calendar.year}
                  value={year}
                  onChange={setYear}
                  options={years.map((value) => ({ value, label: value }))}
                />
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: (['CSV', 'XLSX'] as const).map((format) => ({
                      key: format,
                      label: format,
                      onClick: () =>
                        void saveHolidays(set.id, format).catch((error) => message.error(inWords(t, error))),
                    })),
                  }}
                >
                  <Button>
                    {t.catalogue.export} <DownOutlined aria-hidden />
                  </Button>
                </Dropdown>
                {keeps && <Button onClick={() => setBringing(true)}>{t.catalogue.import}</Button>}
                {keeps && (
                  <Button type="primary" onClick={() => setOpen('new')}>
                    {h.add}
                  </Button>
                )}
              </>
            )}
          </>
        }
        rows={(set?.days ?? [])
          .filter((day) => day.date.startsWith(String(year)))
          .map((day) => (
            <tr key={day.date}>
              <td className="number">
                {keeps ? (
                  <button className="plain" onClick={() => setOpen(day)}>
                    {dayInWords(language, day.date, now)}
                  </button>
                ) : (
                  dayInWords(language, day.date, now)
                )}
              </td>
              <td>{h.kinds[day.kind]}</td>
              <td>
                {day.names?.[language]}
                {day.movedFrom && (
                  <div className="quiet">
                    {h.movedFrom}: {dayInWords(language, day.movedFrom, now)}. {h.movedHint}
                  </div>
                )}
                {day.hoursOf && (
                  <div className="quiet">
                    {h.hoursOf}: {t.rooms.calendars.days[day.hoursOf]}
                  </div>
                )}
              </td>
            </tr>
          ))}
      />
      {open && set && (
        <DayDialog
          key={open === 'new' ? 'new' : open.date}
          set={set}
          day={open === 'new' ? undefined : open}
          close={() => setOpen(undefined)}
        />
      )}
      {making && <SetDialog onMade={setChosen} close={() => setMaking(false)} />}
      {bringing && (
        <ImportDialog
          title={h.import}
          hint={h.importHint}
          accept=".csv,.xlsx"
          take={(file, dryRun) => bring(t, file, dryRun)}
          onTaken={() => {
            void message.success(t.catalogue.taken)
            setBringing(false)
          }}
          onClose={() => setBringing(false)}
        />
      )}
    </>
  )
}

/** A set of its own: of another oblast, of a body that keeps other days. Its days come afterwards. */
function SetDialog({ onMade, close }: { onMade: (id: string) => void; close: () => void }) {
  const { t } = useText()
  const h = t.calendar.holidayRoom
  const [form] = Form.useForm<{ id: string; names: HolidaySet['names'] }>()
  const { keep, saving, failure } = useKeeping('holiday-sets')
  const text = [{ required: true, whitespace: true, message: t.keep.needed }]
  return (
    <Modal
      open
      title={h.addSet}
      onCancel={close}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      onOk={() => form.submit()}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ id, names }) =>
          void keep(
            answer(
              api.PUT('/api/v1/holiday-sets/{id}', {
                params: { path: { id: id.trim() }, header: seen(undefined) },
                body: { names, days: [] },
              }),
            ),
            (made) => {
              onMade(made.id)
              close()
            },
          )
        }
      >
        <Form.Item name="id" label={h.setCode} extra={h.setCodeHint} rules={text}>
          <Input lang="en" autoFocus maxLength={40} />
        </Form.Item>
        {(['kk', 'ru', 'en'] as const).map((each) => (
          <Form.Item key={each} name={['names', each]} label={t.keep.names[each]} rules={text}>
            <Input lang={each} maxLength={200} />
          </Form.Item>
        ))}
      </Form>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={calendarWords(t, failure)} />}
    </Modal>
  )
}

function DayDialog({ set, day, close }: { set: HolidaySet; day: Holiday | undefined; close: () => void }) {
  const { t, language } = useText()
  const h = t.calendar.holidayRoom
  const now = useNow()
  const [form] = Form.useForm<Holiday>()
  const kind = Form.useWatch('kind', form) ?? day?.kind ?? 'HOLIDAY'
  const { keep, saving, failure } = useKeeping('holiday-sets', 'working-calendars')
  const others = set.days.filter((each) => each.date !== day?.date)
  const required = [{ required: true, message: t.keep.needed }]
  const text = [{ required: true, whitespace: true, message: t.keep.needed }]

  const send = (days: Holiday[]) =>
    keep(
      answer(
        api.PUT('/api/v1/holiday-sets/{id}', {
          params: { path: { id: set.id }, header: seen(set.version) },
          body: { names: set.names, days },
        }),
      ),
      close,
    )

  return (
    <Modal
      open
      title={day ? h.edit : h.add}
      onCancel={close}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      onOk={() => form.submit()}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={day ?? { kind: 'HOLIDAY' }}
        onFinish={({ date, kind, names, movedFrom, hoursOf }: Partial<Holiday> & Pick<Holiday, 'date' | 'kind'>) =>
          void send([
            ...others,
            {
              date,
              kind,
              // A moved day is called as the holiday it stands for.
              names: names ?? set.days.find((each) => each.date === movedFrom)?.names ?? { kk: '', ru: '', en: '' },
              movedFrom: movedFrom ?? null,
              hoursOf: hoursOf ?? null,
            },
          ])
        }
      >
        <Form.Item name="date" label={t.calendar.date} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="kind" label={h.kind}>
          <Select options={kinds.map((value) => ({ value, label: h.kinds[value] }))} />
        </Form.Item>
        {kind === 'MOVED' && (
          <Form.Item name="movedFrom" label={h.movedFrom} extra={h.movedHint} rules={required}>
            <Select
              options={set.days
                .filter((each) => each.kind === 'HOLIDAY')
                .map((each) => ({
                  value: each.date,
                  label: `${dayInWords(language, each.date, now)}: ${each.names?.[language] ?? ''}`,
                }))}
            />
          </Form.Item>
        )}
        {kind === 'WORKING' && (
          <Form.Item name="hoursOf" label={h.hoursOf} rules={required}>
            <Select options={weekdays.map((value) => ({ value, label: t.rooms.calendars.days[value] }))} />
          </Form.Item>
        )}
        {kind !== 'MOVED' &&
          (['kk', 'ru', 'en'] as const).map((each) => (
            <Form.Item key={each} name={['names', each]} label={t.keep.names[each]} rules={text}>
              <Input lang={each} />
            </Form.Item>
          ))}
      </Form>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={calendarWords(t, failure)} />}
      {day && (
        <Button danger loading={saving} onClick={() => void send(others)}>
          {h.remove}
        </Button>
      )}
    </Modal>
  )
}
