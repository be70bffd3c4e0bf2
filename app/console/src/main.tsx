import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/queries'
import { Appearance } from './app/Appearance'
import { router } from './app/routes'
import { now } from './app/clock'
import { listenToKeys } from './keys/keymap'
import { TextProvider } from './text/Text'
import { forgetOldDrafts } from './work/drafts'
import './app/base.css'
import './app/shell.css'
import './work/work.css'
import './lines/lines.css'
import './shift/shift.css'

forgetOldDrafts(now())
listenToKeys()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <TextProvider>
      <Appearance>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Appearance>
    </TextProvider>
  </StrictMode>,
)
