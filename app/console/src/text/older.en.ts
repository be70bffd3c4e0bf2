import type { olderKk } from './older.kk'

export const olderEn: typeof olderKk = {
  title: 'Older system',
  lead: 'Bring over, by a table, the tickets that were still open in the older system. Each gets a new number and is found by its old one too. No letters go to residents.',
  again:
    'The same table can be taken again: what was brought over neither changes nor doubles. Of a table with a fault nothing is taken.',
  bring: 'Bring tickets from a file',
  template: 'Get a sample file',
  hint: 'CSV or XLSX, up to 5,000 rows in one file.',
  columns: 'Columns of the table',
  column: 'Column',
  what: 'What stands in it',
  instance: 'Example',
  meaning: {
    number: 'Number in the older system. Needed, never twice',
    received: 'When it came. Needed',
    text: 'What the resident wrote. Needed',
    type: 'Type. Empty: operators register it',
    title: 'A short name. Empty: the beginning of the text',
    issue: 'Code of the issue in the catalogue',
    district: 'Code of the district or city',
    address: 'Address in words',
    language: 'Language of the resident: kk, ru or en. Empty: kk',
    name: 'Name of the resident',
    phone: 'Phone',
    email: 'E-mail',
    organisation: 'Code of the organisation that has it in hand. Somebody must work there',
    due: 'What the resident was promised. Empty: what this system promises',
  },
  example: {
    text: 'No water in Abai street for two days',
    title: 'No water',
    address: '14 Abai street',
    name: 'Asqar',
  },
}
