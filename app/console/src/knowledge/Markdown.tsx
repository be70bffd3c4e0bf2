import Renderer, { defaultUrlTransform } from 'react-markdown'
import type { Language } from '../text/Text'

/** An article's text. HTML in it is text, and links lead nowhere but to the web, telephones and mail. */
export function Markdown({ text, language }: { text: string; language: Language }) {
  return (
    <div className="article-text" lang={language}>
      <Renderer
        urlTransform={(url) => (url.startsWith('tel:') ? url : defaultUrlTransform(url))}
        disallowedElements={['img']}
        components={{
          // The page's own title is the first: what stands in a text is below it.
          h1: (props) => <h3>{props.children}</h3>,
          h2: (props) => <h3>{props.children}</h3>,
          h3: (props) => <h4>{props.children}</h4>,
          a: (props) => (
            <a href={props.href} target="_blank" rel="noreferrer noopener">
              {props.children}
            </a>
          ),
        }}
      >
        {text}
      </Renderer>
    </div>
  )
}
