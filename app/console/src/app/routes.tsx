import { createBrowserRouter, Navigate } from 'react-router'
import { LoginPage } from '../login/LoginPage'
import { WorkPage } from '../work/WorkPage'
import { Broken, NotHere } from './Broken'
import { Shell } from './Shell'

/** Addresses: /console/open/5724093816 is the ticket, seen from that queue. Rarely opened rooms are loaded when entered. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <Broken />,
      children: [
        { path: 'login', element: <LoginPage /> },
        {
          path: 'field',
          lazy: async () => ({ Component: (await import('../field/FieldShell')).FieldShell }),
          children: [
            { index: true, element: <Navigate to="/field/new" replace /> },
            { path: ':tab', lazy: async () => ({ Component: (await import('../field/FieldList')).FieldList }) },
            {
              path: ':tab/:number',
              lazy: async () => ({ Component: (await import('../field/FieldTicket')).FieldTicket }),
            },
          ],
        },
        {
          element: <Shell />,
          children: [
            { index: true, element: <Navigate to="/open" replace /> },
            {
              path: 'set-aside',
              lazy: async () => ({ Component: (await import('../setaside/SetAsideRoom')).SetAsideRoom }),
              children: [
                { index: true, element: <Navigate to="contacts" replace /> },
                {
                  path: 'contacts',
                  lazy: async () => ({ Component: (await import('../setaside/UnfiledPage')).UnfiledPage }),
                },
                {
                  path: 'letters',
                  lazy: async () => ({ Component: (await import('../setaside/DeadLettersPage')).DeadLettersPage }),
                },
              ],
            },
            { path: ':queue/:number?', element: <WorkPage /> },
            { path: '*', element: <NotHere /> },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
)
