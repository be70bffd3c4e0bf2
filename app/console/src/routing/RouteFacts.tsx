import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { answer, api, type TicketView } from '../api/client'
import { useSession } from '../api/session'
import { useText } from '../text/Text'
import { organisationName } from '../words/organisation'
import { Fact } from '../work/Facts'
import { factorsQuery, namesQuery, routingWords, type Step } from './api'
import { TierMark } from './Chips'

/** Which rule sent it where it waits, in the reader's language. */
export function RouteFact({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const r = t.routing
  // What was only weighed was sent nowhere.
  const last = ticket.history.findLast(
    ({ kind, details }) => details.rules && (kind !== 'RISK_WEIGHED' || details.rule || details.triage),
  )
  if (!last) return null
  const { desk, proposed, triage } = last.details
  return (
    <Fact name={r.fact}>
      <RuleInWords details={last.details} />
      {desk && <div>{r.factDesk(r.desks[desk as keyof typeof r.desks] ?? '')}</div>}
      {proposed && <div>{r.factProposed(organisationName(language, proposed))}</div>}
      {triage && <div className="wrong">⚠ {r.triage[triage as keyof typeof r.triage] ?? ''}</div>}
    </Fact>
  )
}

/** "Rule 14: water + Kentau", of an entry of the history. */
export function RuleInWords({ details }: { details: Readonly<Record<string, string>> }) {
  const { t, language } = useText()
  const r = t.routing
  const names = useQuery({ ...namesQuery(Number(details.rules)), enabled: Boolean(details.rules) }).data
  if (!details.rules) return null
  if (!details.rule) return <>{r.ruleNone}</>
  const number = Number(details.rule)
  const name = names?.rules.find((each) => each.number === number)?.names[language]
  return <>{name ? `${r.rule(number)}: ${name}` : r.rule(number)}</>
}

/** How much depends on it, why, and the way to say more. */
export function RiskFact({ ticket }: { ticket: TicketView }) {
  const { t, language } = useText()
  const r = t.routing
  const may = useSession()!.staff.permissions
  const [open, setOpen] = useState(false)
  const { risks } = ticket
  const names = useQuery({ ...namesQuery(risks.rules ?? 0), enabled: risks.rules !== null }).data
  const factors = [...(risks.registration ?? []), ...(risks.consideration ?? [])].map(
    (code) => names?.factors.find((each) => each.code === code)?.names[language] ?? '…',
  )
  const weighs = ticket.type !== null && ticket.allowed.includes('REGISTER') && may.includes('work-tickets')
  if (risks.tier === 'NONE' && !weighs) return null
  return (
    <Fact name={r.risk}>
      {risks.rules === null ? (
        <span className="quiet">{r.notWeighed}</span>
      ) : (
        <>
          <TierMark tier={risks.tier} />
          {risks.points > 0 && <span className="quiet"> · {r.pointsOf(risks.points)}</span>}
        </>
      )}
      {factors.length > 0 && <div>{factors.join(', ')}</div>}
      {weighs && (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {r.weigh}
          </Button>
        </div>
      )}
      {open && <Weighing ticket={ticket} close={() => setOpen(false)} />}
    </Fact>
  )
}

function Weighing({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t, language } = useText()
  const r = t.routing
  const client = useQueryClient()
  const { message } = App.useApp()
  const may = useSession()!.staff.permissions
  const steps: Step[] = may.includes('inspect-tickets') ? ['REGISTRATION', 'CONSIDERATION'] : ['REGISTRATION']
  const live = useQuery(factorsQuery).data
  const known = (step: Step) => (step === 'REGISTRATION' ? ticket.risks.registration : ticket.risks.consideration) ?? []
  const [said, setSaid] = useState<Record<Step, string[]>>({
    REGISTRATION: known('REGISTRATION'),
    CONSIDERATION: known('CONSIDERATION'),
  })
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>()

  async function save() {
    setSaving(true)
    setError(undefined)
    try {
      let { version } = ticket
      for (const step of steps) {
        const manual = (live ?? []).filter((each) => each.step === step && !each.auto).map((each) => each.code)
        const factors = said[step].filter((code) => manual.includes(code))
        const before = known(step).filter((code) => manual.includes(code))
        if (factors.length === before.length && factors.every((code) => before.includes(code))) continue
        const now = await answer(
          api.PUT('/api/v1/tickets/{number}/risk/{step}', {
            params: { path: { number: ticket.number, step }, header: { 'If-Match': `"${version}"` } },
            body: { factors },
          }),
        )
        version = now.version
        client.setQueryData(['ticket', ticket.number], now)
      }
      void message.success(r.weighDone)
      close()
    } catch (refused) {
      setError(refused)
    }
    setSaving(false)
  }

  return (
    <Modal
      open
      title={r.weighTitle}
      onCancel={close}
      onOk={() => void save()}
      okText={t.app.save}
      cancelText={t.app.cancel}
      confirmLoading={saving}
      mask={{ closable: false }}
    >
      <p className="lead">{r.weighLead}</p>
      {steps.map((step) => (
        <fieldset key={step} className="weighing">
          <legend>{r.step[step]}</legend>
          {(live ?? [])
            .filter((each) => each.step === step && (!each.auto || known(step).includes(each.code)))
            .map((each) => (
              <Checkbox
                key={each.code}
                disabled={each.auto}
                checked={said[step].includes(each.code)}
                onChange={(event) =>
                  setSaid({
                    ...said,
                    [step]: event.target.checked
                      ? [...said[step], each.code]
                      : said[step].filter((code) => code !== each.code),
                  })
                }
              >
                {each.names[language]} <span className="quiet">· {r.pointsOf(each.points)}</span>
              </Checkbox>
            ))}
        </fieldset>
      ))}
      {error !== undefined && <Alert type="error" showIcon role="alert" title={routingWords(t, error)} />}
    </Modal>
  )
}
