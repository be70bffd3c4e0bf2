import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client'
import { districtsQuery } from '../api/queries'
import { Failed } from '../app/Failed'
import { useNow } from '../app/clock'
import { useText } from '../text/Text'
import { when } from '../words/time'
import { AddressSelect } from './AddressSelect'
import { entryQuery, territoryWords, unknownQuery, useKeepEntry, type Suggestion, type UnknownAddress } from './api'
import { EntryForm } from './EntryForm'
import { inOneLine } from './names'
import { Wide } from '../tables/Wide'
import './territory.css'

/** Addresses nobody knows: from here they become entries, or names of entries, and their tickets find them. */
export function UnknownPage() {
  const { t, language } = useText()
  const r = t.territory
  const now = useNow()
  const query = useQuery(unknownQuery)
  const districts = useQuery(districtsQuery).data ?? []
  const [open, setOpen] = useState<{ address: UnknownAddress; how: 'synonym' | 'new' }>()
  const districtName = (code: string | null) => districts.find((each) => each.code === code)?.[language] ?? '—'
  const close = () => setOpen(undefined)

  return (
    <>
      <title>{`${r.unknown} · Komek`}</title>
      <p className="lead">{r.unknownLead}</p>
      {query.isPending && <Skeleton active />}
      {query.isError && <Failed words={r.failed} error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="empty">{r.noUnknown}</p>}
      {query.data && query.data.length > 0 && (
        <Wide label={r.unknown}>
          <table>
            <thead>
              <tr>
                <th scope="col">{r.said}</th>
                <th scope="col">{r.district}</th>
                <th scope="col">{r.tickets}</th>
                <th scope="col">{r.last}</th>
                <th scope="col" aria-label={t.act.edit} />
              </tr>
            </thead>
            <tbody>
              {query.data.map((each) => (
                <tr key={`${each.key}|${each.district}`}>
                  <td className="breaks">{each.text}</td>
                  <td>{districtName(each.district)}</td>
                  <td className="number">{each.tickets}</td>
                  <td>{when(language, Date.parse(each.last), now)}</td>
                  <td>
                    <Button size="small" onClick={() => setOpen({ address: each, how: 'synonym' })}>
                      {r.asSynonym}
                    </Button>{' '}
                    <Button size="small" onClick={() => setOpen({ address: each, how: 'new' })}>
                      {r.asNew}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {open?.how === 'new' && (
        <Drawer open size={640} title={r.asNew} onClose={close}>
          <p className="lead breaks">«{open.address.text}»</p>
          <NewInDistrict address={open.address} close={close} />
        </Drawer>
      )}
      {open?.how === 'synonym' && (
        <Drawer open size={560} title={r.asSynonym} onClose={close}>
          <Synonym address={open.address} close={close} />
        </Drawer>
      )}
    </>
  )
}

function NewInDistrict({ address, close }: { address: UnknownAddress; close: () => void }) {
  const parent = useQuery({ ...entryQuery(address.district ?? ''), enabled: address.district !== null })
  if (address.district !== null && parent.isPending) return <Skeleton active />
  return <EntryForm parent={parent.data} onDone={close} onCancel={close} />
}

function Synonym({ address, close }: { address: UnknownAddress; close: () => void }) {
  const { t, language } = useText()
  const r = t.territory
  const { message } = App.useApp()
  const client = useQueryClient()
  const keep = useKeepEntry()
  const [chosen, setChosen] = useState<Suggestion>()
  const [failure, setFailure] = useState<unknown>()

  async function save(name: string) {
    if (!chosen) return
    setFailure(undefined)
    try {
      const entry = await answer(api.GET('/api/v1/territory/{code}', { params: { path: { code: chosen.code } } }))
      const { kind, names, parent, point, polygon, note, active } = entry
      await keep.mutateAsync({
        code: entry.code,
        version: entry.version,
        body: { kind, names, parent, point, polygon, note, active, synonyms: [...entry.synonyms, name] },
      })
      void message.success(r.saved)
      await client.invalidateQueries({ queryKey: ['territory'] })
      close()
    } catch (e) {
      setFailure(e)
    }
  }

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: address.text }}
      onFinish={({ name }: { name: string }) => void save(name.trim())}
    >
      <Form.Item label={r.asSynonymOf(address.text)} htmlFor="synonym-of">
        <AddressSelect
          id="synonym-of"
          label={r.asSynonymOf(address.text)}
          within={address.district}
          fits={(each) => each.active && each.kind !== 'HOUSE'}
          shown={chosen && inOneLine(language, chosen.line)}
          onChoose={setChosen}
        />
      </Form.Item>
      <Form.Item name="name" label={r.synonymAdd} rules={[{ required: true, whitespace: true, message: r.needed }]}>
        <Input />
      </Form.Item>
      {failure !== undefined && <Alert type="error" showIcon role="alert" title={territoryWords(t, failure)} />}
      <Button type="primary" htmlType="submit" disabled={!chosen} loading={keep.isPending}>
        {t.app.save}
      </Button>
    </Form>
  )
}
