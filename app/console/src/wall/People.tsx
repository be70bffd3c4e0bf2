import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useNow } from '../app/clock'
import { useSkillName } from '../routing/skills'
import { StateSign, useStateWords } from '../shift/Signs'
import { Wide } from '../tables/Wide'
import { useText } from '../text/Text'
import { span } from '../words/time'
import { byState, columns, sorted, type Column, type Sorting, type WallPerson } from './wall'

/** Who is on shift, and whether the work is shared fairly. */
export function People({ people, onOpen }: { people: readonly WallPerson[]; onOpen: (person: WallPerson) => void }) {
  const { t, language } = useText()
  const words = t.work.wall
  const now = useNow()
  const inState = useStateWords()
  const skillName = useSkillName()
  const [sorting, setSorting] = useState<Sorting>({ by: 'state', down: false })
  const most = Math.max(1, ...people.map((each) => each.taken))
  // Browsers know little of Kazakh; its figures are written as the Russian ones.
  const mean = people.reduce((sum, each) => sum + each.taken, 0) / people.length

  function sort(by: Column) {
    // Figures and times are asked for from above: who has most, who has been there longest.
    setSorting((old) => (old.by === by ? { by, down: !old.down } : { by, down: by !== 'name' && by !== 'state' }))
  }

  return (
    <section aria-labelledby="wall-people">
      <h2 id="wall-people">{words.people}</h2>
      {people.length === 0 ? (
        <p className="empty">{words.nobody}</p>
      ) : (
        <>
          <p className="wall-states">
            {byState(people).map(([state, count]) => (
              <span key={state}>
                <StateSign state={state} /> {t.work.state[state]} <b>{count}</b>
              </span>
            ))}
            <span className="quiet">
              {words.mean(mean.toLocaleString(language === 'en' ? 'en' : 'ru', { maximumFractionDigits: 1 }))}
            </span>
          </p>
          <Wide label={words.people}>
            <table className="wall-people">
              <thead>
                <tr>
                  {columns.map((each) => (
                    <Head key={each} column={each} sorting={sorting} onSort={() => sort(each)} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {sorted(people, sorting).map((one) => (
                  <tr key={one.login}>
                    <th scope="row">
                      <button className="plain" onClick={() => onOpen(one)}>
                        {one.name}
                      </button>
                      <div className="quiet">
                        {[
                          ...one.desks.map((desk) => t.desk[desk]),
                          ...one.languages.map((each) => t.language[each]),
                          ...one.profile.skills.map(skillName),
                        ].join(' · ')}
                      </div>
                    </th>
                    <td className="wall-state">
                      <StateSign state={one.state} /> {inState(one)}
                    </td>
                    <td className="figure">{span(language, Math.max(0, now - Date.parse(one.since)))}</td>
                    <td className="figure">{one.inHand}</td>
                    <td className="figure">
                      {one.taken}
                      <span className="share" aria-hidden>
                        <span style={{ width: `${(100 * one.taken) / most}%` }} />
                      </span>
                    </td>
                    <td className="figure">{one.refused}</td>
                    <td className="figure">{one.expired}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        </>
      )}
    </section>
  )
}

function Head({ column, sorting, onSort }: { column: Column; sorting: Sorting; onSort: () => void }) {
  const { t } = useText()
  const words = t.work.wall
  const name = column === 'name' ? words.person : words[column]
  const here = sorting.by === column
  const Sign = sorting.down ? CaretDownOutlined : CaretUpOutlined
  return (
    <th
      scope="col"
      className={column === 'name' || column === 'state' ? undefined : 'figure'}
      aria-sort={here ? (sorting.down ? 'descending' : 'ascending') : undefined}
    >
      <button className="plain" onClick={onSort}>
        {name} {here && <Sign aria-hidden />}
      </button>
    </th>
  )
}
