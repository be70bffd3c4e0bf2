import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import type { components } from '../api/schema'
import { useSession } from '../api/session'
import { calendarWords, holidaySetsQuery, type OwnDay } from '../calendar/api'
import { complete, OwnDays } from '../calendar/OwnDays'
import { Trial } from '../calendar/Trial'
import { Versions } from '../calendar/Versions'
import { WhatIf } from '../calendar/WhatIf'
import { YearPicture } from '../calendar/YearPicture'
import { useText } from '../text/Text'
import { Changes } from './Changes'
import { KeptTable } from './KeptTable'
import { useKeeping } from './keeping'
import { calendarsQuery, called, seen } from './keep'
import { days, hoursAWeek, ofDay, wrongDays, type Day } from './week'

type Calendar = components['schemas']['WorkingCalendar']
type Hours = components['schemas']['WorkingHours']

/** Ordinary weeks of work: the several spans of a day leave its lunch break. */
export function CalendarsPage() {
  const { t, language } = useText()
  const r = t.rooms.calendars
  const [open, setOpen] = useState<Calendar | 'new'>()
  const keeps = useSession()!.staff.permissions.includes('keep-organisations')
  const query = useQuery(calendarsQuery)
  return (
    <>
      <KeptTable
        title={r.title}
        lead={r.lead}
        tools={
          keeps && (
            <Button type="primary" onClick={() => setOpen('new')}>
              {r.add}
            </Button>
          )
        }
        query={query}
        columns={[t.keep.name, r.week, r.hours]}
        none={r.none}
        rows={(query.data ?? []).map((calendar) => (
          <tr key={calendar.id}>
            <td>
              <button className="plain" onClick={() => setOpen(calendar)}>
                {called(language, calendar)}
              </button>
              <div className="quiet" lang="en">
                {calendar.id}
              </div>
            </td>
            <td>
              {grouped(calendar.weekly).map(([from, to, hours]) => (
                <div key={from}>
                  {from === to ? r.short[from] : `${r.short[from]}–${r.short[to]}`} {hours}
                </div>
              ))}
            </td>
            <td className="number">{hoursAWeek(calendar.weekly)}</td>
          </tr>
        ))}
      />
      {open && (
        <CalendarDrawer
          key={open === 'new' ? 'new' : open.id}
          calendar={open === 'new' ? undefined : open}
          keeps={keeps}
          close={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

/** Days in a row with the same hours stand together. */
function grouped(weekly: readonly Hours[]): [Day, Day, string][] {
  const groups: [Day, Day, string][] = []
  let before: Day | undefined
  for (const day of days) {
    const hours = ofDay(weekly, day)
      .map((each) => `${each.from}–${each.to === '00:00' ? '24:00' : each.to}`)
      .join(', ')
    const last = groups.at(-1)
    if (hours && last && last[1] === before && last[2] === hours) last[1] = day
    else if (hours) groups.push([day, day, hours])
    before = day
  }
  return groups
}

const office: Hours[] = days.slice(0, 5).flatMap((day) => [
  { day, from: '09:00', to: '13:00' },
  { day, from: '14:00', to: '18:00' },
])

interface DrawerProps {
  calendar: Calendar | undefined
  keeps: boolean
  close: () => void
}

/** Of a calendar first its year: which day is worked, and why; of a new one its hours. */
function CalendarDrawer({ calendar, keeps, close }: DrawerProps) {
  const { t, language } = useText()
  const c = t.calendar
  const [tab, setTab] = useState('picture')
  const [version, setVersion] = useState<number>()
  const week = <WeekForm key={calendar?.version ?? 0} calendar={calendar} keeps={keeps} close={close} />
  return (
    <Drawer open size={960} title={calendar ? called(language, calendar) : t.rooms.calendars.add} onClose={close}>
      {!calendar && week}
      {calendar && (
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={[
            {
              key: 'picture',
              label: c.tabs.picture,
              children: (
                <>
                  {version !== undefined && version !== calendar.version && (
                    <Alert
                      type="info"
                      showIcon
                      title={c.old(version)}
                      action={
                        <Button size="small" onClick={() => setVersion(undefined)}>
                          {c.today}
                        </Button>
                      }
                    />
                  )}
                  <YearPicture id={calendar.id} version={version === calendar.version ? undefined : version} />
                </>
              ),
            },
            { key: 'trial', label: c.tabs.trial, children: <Trial id={calendar.id} /> },
            { key: 'week', label: c.tabs.week, children: week },
            {
              key: 'versions',
              label: c.tabs.versions,
              children: (
                <div className="calendar-versions">
                  <Versions
                    id={calendar.id}
                    show={(shown) => {
                      setVersion(shown)
                      setTab('picture')
                    }}
                  />
                </div>
              ),
            },
          ]}
        />
      )}
    </Drawer>
  )
}

function WeekForm({ calendar, keeps: mayKeep, close }: DrawerProps) {
  const { t, language } = useText()
  const r = t.rooms.calendars
  const c = t.calendar
  const always = calendar?.id === 'ALWAYS'
  const keeps = mayKeep && !always
  const sets = useQuery(holidaySetsQuery).data ?? []
  const [own, setOwn] = useState<OwnDay[]>(calendar?.own ?? [])
  const reads = useSession()!.staff.permissions.includes('read-changes')
  const [weekly, setWeekly] = useState<Hours[]>(calendar?.weekly ?? office)
  const [form] = Form.useForm()
  const { keep, saving, failure } = useKeeping('working-calendars')
  const [asked, setAsked] = useState(false)
  const wrong = wrongDays(weekly)

  /** As it stands in the form; nothing while something of it is missing. */
  function wanted() {
    setAsked(true)
    if (wrong.size > 0 || weekly.length === 0 || !complete(own)) return undefined
    const { names, holidaySet } = form.getFieldsValue() as Pick<Calendar, 'names' | 'holidaySet'>
    return { names, weekly, holidaySet: holidaySet ?? null, own }
  }

  function save({ id, names, holidaySet }: Pick<Calendar, 'id' | 'names' | 'holidaySet'>) {
    setAsked(true)
    if (wrong.size > 0 || weekly.length === 0 || !complete(own)) return
    const put = api.PUT('/api/v1/working-calendars/{id}', {
      params: { path: { id: calendar?.id ?? id.trim() }, header: seen(calendar?.version) },
      body: { names, weekly, holidaySet: holidaySet ?? null, own },
    })
    void keep(answer(put), () => close())
  }

  const change = (old: Hours, next: Partial<Hours>) =>
    setWeekly(weekly.map((each) => (each === old ? { ...each, ...next } : each)))
  const required = [{ required: true, whitespace: true, message: t.keep.needed }]

  return (
    <>
      {always && <Alert type="info" showIcon title={c.always} />}
      {calendar && keeps && <p className="quiet">{c.kept}</p>}
      <Form
        layout="vertical"
        form={form}
        disabled={!keeps}
        initialValues={calendar ?? {}}
        onFinish={(fields: Calendar) => save(fields)}
      >
        {!calendar && (
          <Form.Item name="id" label={r.code} rules={required}>
            <Input />
          </Form.Item>
        )}
        {(['kk', 'ru', 'en'] as const).map((each) => (
          <Form.Item key={each} name={['names', each]} label={t.keep.names[each]} rules={required}>
            <Input lang={each} />
          </Form.Item>
        ))}
        <section className="calendar-week" aria-label={r.week}>
          {days.map((day) => (
            <div key={day} className="calendar-day" role="group" aria-label={r.days[day]}>
              <span>{r.days[day]}</span>
              <div>
                {ofDay(weekly, day).map((hours, i) => (
                  <div key={i} className="calendar-hours">
                    <Input
                      type="time"
                      aria-label={r.from(r.days[day])}
                      value={hours.from}
                      onChange={(event) => change(hours, { from: event.target.value })}
                    />
                    –
                    <Input
                      type="time"
                      aria-label={r.to(r.days[day])}
                      value={hours.to}
                      onChange={(event) => change(hours, { to: event.target.value })}
                    />
                    {keeps && (
                      <Button
                        type="text"
                        icon={<CloseOutlined />}
                        aria-label={r.remove(r.days[day])}
                        onClick={() => setWeekly(weekly.filter((each) => each !== hours))}
                      />
                    )}
                  </div>
                ))}
                {keeps && (
                  <Button
                    size="small"
                    onClick={() =>
                      setWeekly([
                        ...weekly,
                        ofDay(weekly, day).length === 0
                          ? { day, from: '09:00', to: '13:00' }
                          : { day, from: '14:00', to: '18:00' },
                      ])
                    }
                  >
                    {ofDay(weekly, day).length === 0 ? r.works : r.more}
                  </Button>
                )}
                {wrong.has(day) && (
                  <p className="gate-left" role="alert">
                    {r.wrong}
                  </p>
                )}
              </div>
            </div>
          ))}
        </section>
        <Form.Item name="holidaySet" label={c.holidays} className="calendar-section">
          <Select
            allowClear
            placeholder={c.noHolidays}
            options={sets.map((each) => ({ value: each.id, label: called(language, each) }))}
          />
        </Form.Item>
        <OwnDays own={own} keeps={keeps} change={setOwn} />
        {asked && !complete(own) && (
          <p className="gate-left" role="alert">
            {c.incomplete}
          </p>
        )}
        {asked && weekly.length === 0 && (
          <p className="gate-left" role="alert">
            {r.empty}
          </p>
        )}
        {keeps && calendar && <WhatIf id={calendar.id} wanted={wanted} />}
        {failure !== undefined && <Alert type="error" showIcon role="alert" title={calendarWords(t, failure)} />}
        {keeps && (
          <div className="keep-tools">
            <Button type="primary" htmlType="submit" loading={saving}>
              {t.app.save}
            </Button>
          </div>
        )}
      </Form>
      {calendar && reads && <Changes what="working-calendars" id={calendar.id} />}
    </>
  )
}
