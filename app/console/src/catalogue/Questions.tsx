import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { languages, useText } from '../text/Text'
import { kinds } from './api'
import { blankQuestion, type Asked, type Values } from './form'

/** The questions of an issue: what is asked, how it is answered, and after which answer. */
export function Questions({ disabled }: { disabled: boolean }) {
  const { t } = useText()
  const c = t.catalogue
  return (
    <Form.List name="questions">
      {(fields, { add, remove, move }) => (
        <section className="questions" aria-labelledby="questions-title">
          <h3 id="questions-title">{c.questions}</h3>
          {fields.length === 0 && <p className="quiet">{c.noQuestions}</p>}
          <ol>
            {fields.map(({ key, name }) => (
              <li key={key}>
                <fieldset>
                  <legend>{c.question(name + 1)}</legend>
                  <div className="question-tools">
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowUpOutlined />}
                      aria-label={c.moveUp(name + 1)}
                      disabled={disabled || name === 0}
                      onClick={() => move(name, name - 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<ArrowDownOutlined />}
                      aria-label={c.moveDown(name + 1)}
                      disabled={disabled || name === fields.length - 1}
                      onClick={() => move(name, name + 1)}
                    />
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={c.removeQuestion(name + 1)}
                      disabled={disabled}
                      onClick={() => remove(name)}
                    />
                  </div>
                  <div className="three">
                    {languages.map((language) => (
                      <Form.Item key={language} name={[name, 'text', language]} label={c.languages[language]}>
                        <Input lang={language} maxLength={300} />
                      </Form.Item>
                    ))}
                  </div>
                  <div className="three">
                    <Form.Item name={[name, 'code']} label={c.code}>
                      <Input maxLength={48} />
                    </Form.Item>
                    <Form.Item name={[name, 'kind']} label={c.kind}>
                      <Select options={kinds.map((kind) => ({ value: kind, label: c.kinds[kind] }))} />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'required']}
                      valuePropName="checked"
                      label=" "
                      colon={false}
                      className="question-required"
                    >
                      <Checkbox>{c.required}</Checkbox>
                    </Form.Item>
                  </div>
                  <Choices question={name} disabled={disabled} />
                  <Branch question={name} />
                </fieldset>
              </li>
            ))}
          </ol>
          <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => add(blankQuestion())}>
            {c.addQuestion}
          </Button>
        </section>
      )}
    </Form.List>
  )
}

function Choices({ question, disabled }: { question: number; disabled: boolean }) {
  const { t } = useText()
  const c = t.catalogue
  const form = Form.useFormInstance<Values>()
  const kind = Form.useWatch(['questions', question, 'kind'], form) as Asked['kind'] | undefined
  if (kind !== 'CHOICE') return null
  return (
    <Form.List name={[question, 'choices']}>
      {(fields, { add, remove }) => (
        <div role="group" aria-label={c.choices} className="choices">
          {fields.map(({ key, name }) => (
            <div key={key} className="choice">
              <Form.Item name={[name, 'code']} label={c.code}>
                <Input maxLength={48} />
              </Form.Item>
              {languages.map((language) => (
                <Form.Item key={language} name={[name, 'text', language]} label={c.languages[language]}>
                  <Input lang={language} maxLength={300} />
                </Form.Item>
              ))}
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={c.removeChoice(name + 1)}
                disabled={disabled}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={disabled}
            onClick={() => add({ code: '', text: { kk: '', ru: '', en: '' } })}
          >
            {c.addChoice}
          </Button>
        </div>
      )}
    </Form.List>
  )
}

/** A branch hangs on an earlier question that is answered with yes, no or a choice. */
function Branch({ question }: { question: number }) {
  const { t, language } = useText()
  const c = t.catalogue
  const form = Form.useFormInstance<Values>()
  const all = (Form.useWatch('questions', form) as Asked[] | undefined) ?? []
  const after = all[question]?.after
  const openers = all
    .slice(0, question)
    .filter((each) => each?.code && (each.kind === 'YES_NO' || each.kind === 'CHOICE'))
  const opener = openers.find((each) => each.code === after)
  if (openers.length === 0 && !after) return null
  return (
    <div className="three">
      <Form.Item name={[question, 'after']} label={c.whenQuestion}>
        <Select
          allowClear
          placeholder={c.always}
          options={openers.map((each) => ({ value: each.code, label: each.text?.[language] || each.code }))}
          onChange={() => form.setFieldValue(['questions', question, 'answer'], null)}
        />
      </Form.Item>
      {after && (
        <Form.Item
          name={[question, 'answer']}
          label={c.whenAnswer}
          rules={[{ required: true, message: c.reasons.MISSING }]}
        >
          <Select
            options={
              opener?.kind === 'CHOICE'
                ? (opener.choices ?? []).map((each) => ({
                    value: each?.code ?? '',
                    label: each?.text?.[language] || each?.code,
                  }))
                : [
                    { value: 'YES', label: c.yes },
                    { value: 'NO', label: c.no },
                  ]
            }
          />
        </Form.Item>
      )}
    </div>
  )
}
