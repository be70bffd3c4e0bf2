import type { AftercareTexts } from './aftercare.kk'

export const aftercareEn: AftercareTexts = {
  quality: {
    title: 'Ratings',
    lead: 'What residents think of answers. Start with the marks of 1 and 2.',
    low: 'Only 1 and 2',
    all: 'All',
    empty: 'There are no such ratings yet.',
    failed: 'The ratings could not be loaded.',
    answer: 'Answer',
    noAnswer: 'There is no text of an answer',
    resident: 'The resident’s words',
    centre: 'Contact centre',
    corrected: (at) => `changed ${at}`,
    closed: (at) => `closed ${at}`,
    sums: 'By who executed, the last 30 days',
    organisation: 'Organisation',
    ratings: 'Ratings',
    mean: 'Mean',
    lowShare: 'Share of 1 and 2',
    noSums: 'Nothing was rated in the last 30 days.',
    rating: 'Rating',
    outOfFive: (stars) => `${stars} of 5`,
    reason: {
      INCOMPLETE: 'incomplete',
      NO_SPECIFICS: 'nothing specific',
      LATE: 'late',
      NOT_SOLVED: 'not solved',
      RUDE: 'rude',
      OTHER: 'another reason',
    },
  },
}
