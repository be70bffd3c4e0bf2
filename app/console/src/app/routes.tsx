import { createBrowserRouter, Navigate } from 'react-router'
import { LoginPage } from '../login/LoginPage'
import { WorkPage } from '../work/WorkPage'
import { Broken, NotHere } from './Broken'
import { Home, Shell } from './Shell'

/** Addresses: /console/open/5724093816 is the ticket, seen from that queue. Rarely opened rooms are loaded when entered. */
export const router = createBrowserRouter(
  [
    {
      errorElement: <Broken />,
      hydrateFallbackElement: <></>,
      children: [
        { path: 'login', element: <LoginPage /> },
        {
          path: 'field',
          lazy: async () => ({ Component: (await import('../field/FieldShell')).FieldShell }),
          children: [
            { index: true, element: <Navigate to="/field/new" replace /> },
            {
              path: 'notices',
              lazy: async () => ({ Component: (await import('../notices/NoticesPage')).NoticesPage }),
            },
            {
              path: 'notices/choices',
              lazy: async () => ({ Component: (await import('../notices/ChoicesPage')).ChoicesPage }),
            },
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
            { index: true, element: <Home /> },
            {
              path: 'keep',
              lazy: async () => ({ Component: (await import('../keep/KeepRoom')).KeepRoom }),
              children: [
                { index: true, element: <Navigate to="organisations" replace /> },
                {
                  path: 'organisations',
                  lazy: async () => ({ Component: (await import('../keep/OrganisationsPage')).OrganisationsPage }),
                },
                {
                  path: 'territory/:code?',
                  lazy: async () => ({ Component: (await import('../territory/TerritoryPage')).TerritoryPage }),
                },
                {
                  path: 'unknown-addresses',
                  lazy: async () => ({ Component: (await import('../territory/UnknownPage')).UnknownPage }),
                },
                {
                  path: 'people',
                  lazy: async () => ({ Component: (await import('../keep/PeoplePage')).PeoplePage }),
                },
                {
                  path: 'responsibilities',
                  lazy: async () => ({
                    Component: (await import('../keep/ResponsibilitiesPage')).ResponsibilitiesPage,
                  }),
                },
                {
                  path: 'calendars',
                  lazy: async () => ({ Component: (await import('../keep/CalendarsPage')).CalendarsPage }),
                },
                {
                  path: 'holidays',
                  lazy: async () => ({ Component: (await import('../calendar/HolidaysPage')).HolidaysPage }),
                },
                {
                  path: 'targets',
                  lazy: async () => ({ Component: (await import('../deadline/TargetsPage')).TargetsPage }),
                },
                {
                  path: 'ladder',
                  lazy: async () => ({ Component: (await import('../notices/LadderPage')).LadderPage }),
                },
                {
                  path: 'older',
                  lazy: async () => ({ Component: (await import('../keep/OlderTicketsPage')).OlderTicketsPage }),
                },
              ],
            },
            {
              path: 'channels',
              lazy: async () => ({ Component: (await import('../channels/ChannelsRoom')).ChannelsRoom }),
            },
            {
              path: 'calls',
              lazy: async () => ({ Component: (await import('../calls/CallsRoom')).CallsRoom }),
            },
            {
              path: 'reports',
              lazy: async () => ({ Component: (await import('../reports/ReportsRoom')).ReportsRoom }),
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../reports/ReportsRoom')).FirstReport }),
                },
                {
                  path: 'districts',
                  lazy: async () => ({ Component: (await import('../reports/DistrictsPage')).DistrictsPage }),
                },
                {
                  path: 'first-contact',
                  lazy: async () => ({
                    Component: (await import('../reports/FirstContactPage')).FirstContactPage,
                  }),
                },
                {
                  path: 'calls',
                  lazy: async () => ({ Component: (await import('../calls/CallReportPage')).CallReportPage }),
                },
                {
                  path: 'other',
                  lazy: async () => ({ Component: (await import('../reports/OtherPage')).OtherPage }),
                },
              ],
            },
            {
              path: 'take-down',
              lazy: async () => ({ Component: (await import('../intake/OfflinePage')).OfflinePage }),
            },
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
            {
              path: 'catalogue',
              lazy: async () => ({ Component: (await import('../catalogue/CataloguePage')).CataloguePage }),
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../catalogue/CataloguePage')).NoIssue }),
                },
                {
                  path: 'new',
                  lazy: async () => ({ Component: (await import('../catalogue/IssuePage')).NewIssuePage }),
                },
                {
                  path: ':code',
                  lazy: async () => ({ Component: (await import('../catalogue/IssuePage')).IssuePage }),
                },
              ],
            },
            {
              path: 'routing/:version?',
              lazy: async () => ({ Component: (await import('../routing/RoutingRoom')).RoutingRoom }),
            },
            {
              path: 'knowledge',
              lazy: async () => ({ Component: (await import('../knowledge/KnowledgeRoom')).KnowledgeRoom }),
              children: [
                {
                  index: true,
                  lazy: async () => ({ Component: (await import('../knowledge/SearchPage')).SearchPage }),
                },
                {
                  path: 'articles/:code',
                  lazy: async () => ({ Component: (await import('../knowledge/ArticlePage')).ArticlePage }),
                },
                {
                  path: 'desk',
                  lazy: async () => ({ Component: (await import('../knowledge/DeskPage')).DeskPage }),
                },
                {
                  path: 'desk/new',
                  lazy: async () => ({ Component: (await import('../knowledge/EditPage')).NewArticlePage }),
                },
                {
                  path: 'desk/:code',
                  lazy: async () => ({ Component: (await import('../knowledge/EditPage')).EditPage }),
                },
                {
                  path: 'remarks',
                  lazy: async () => ({ Component: (await import('../knowledge/RemarksPage')).RemarksPage }),
                },
                {
                  path: 'sums',
                  lazy: async () => ({ Component: (await import('../knowledge/SumsPage')).SumsPage }),
                },
                {
                  path: 'mine',
                  lazy: async () => ({ Component: (await import('../knowledge/MinePage')).MinePage }),
                },
              ],
            },
            {
              path: 'outages',
              lazy: async () => ({ Component: (await import('../outage/OutagesRoom')).OutagesRoom }),
            },
            {
              path: 'quality',
              lazy: async () => ({ Component: (await import('../quality/QualityPage')).QualityPage }),
            },
            {
              path: 'wall/attendance',
              lazy: async () => ({ Component: (await import('../wall/AttendancePage')).AttendancePage }),
            },
            {
              path: 'wall',
              lazy: async () => ({ Component: (await import('../wall/WallPage')).WallPage }),
            },
            {
              path: 'notices',
              lazy: async () => ({ Component: (await import('../notices/NoticesPage')).NoticesPage }),
            },
            {
              path: 'notices/choices',
              lazy: async () => ({ Component: (await import('../notices/ChoicesPage')).ChoicesPage }),
            },
            {
              path: 'tickets/:number',
              lazy: async () => ({ Component: (await import('../notices/OpenTicket')).OpenTicket }),
            },
            {
              path: 'search',
              lazy: async () => ({ Component: (await import('../find/FoundPage')).FoundPage }),
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
