/** English: rules of procedure, people, documents, statements, the chair’s summary, the record of an adoption. */
import type { DocumentWords, PeopleWords, RulesWords } from '../../printed-meeting.ts';

export const rules: RulesWords = {
  title: 'Rules of procedure',
  decision: {
    consensus: 'Decisions are taken by consensus. Consensus is the absence of a formal objection.',
    unanimity: 'Decisions are taken unanimously: every delegation that takes part has to agree.',
    majority:
      'Decisions are taken by a majority of the delegations that take part; a formal objection keeps a text from being adopted.',
  },
  reserve: {
    blocks: 'A reserve keeps a text from being adopted, as an objection does.',
    recorded: 'A reserve does not keep a text from being adopted and is placed on record.',
  },
  objection: 'An objection stands until the delegation that made it withdraws it, also in its absence.',
  quorum: (n) => `Delegations that have to be present for decisions, at least: ${n}.`,
  noQuorum: 'No quorum is required.',
  silence: (hours) =>
    `A silence procedure runs for at least ${hours}. None begins while an objection to the text stands.`,
  anySilence: 'No shortest time is set for a silence procedure. None begins while an objection to the text stands.',
  proposals: (until) => `Delegations may table proposals until ${until}.`,
  absence: {
    delegation: 'Only a delegation itself says that it is absent.',
    chair: (hours) =>
      `A delegation says that it is absent, or the chair announces it. What the chair announces counts after ${hours}, if the delegation has said nothing by then. A delegation with an objection or a reserve to a text that stands is not declared absent by others.`,
    atOnce:
      'A delegation says that it is absent, or the chair announces it; it counts at once. A delegation with an objection or a reserve to a text that stands is not declared absent by others.',
  },
  back: (hours) =>
    `For ${hours} after its return a delegation may object to what was agreed in its absence; the clause then returns to ad referendum.`,
  editing: {
    form: 'The secretariat corrects spelling, numbering and layout. Substance in a delegation’s column comes from that delegation, or as a proposal.',
    all: 'The secretariat may edit all columns.',
  },
  change: 'These rules are changed only in the way that they lay down for decisions.',
  hours: (n, count) => `${n} ${count === 1 ? 'hour' : 'hours'}`,
};

export const people: PeopleWords = {
  capacity: {
    region: (region) => `for the region: ${region}`,
    state: () => 'for the State',
    own: () => 'in a personal capacity',
  },
  list: 'List of participants and observers',
  participants: 'Participants',
  observers: 'Observers',
  stateless: 'Of no State',
  absent: 'not present',
  none: 'Nobody is entered.',
  signs: 'Signs:',
  authority: { office: 'by virtue of office', letter: 'letter', 'full-powers': 'full powers' },
};

export const documents: DocumentWords = {
  title: 'Documents of the meeting',
  none: 'No document has been issued.',
  kind: { draft: 'Draft', proposal: 'Proposal', chair: 'Chair’s text', correction: 'Drafting correction' },
};

export const position = {
  'kind.reservation': 'Reservation',
  'kind.interpretative': 'Interpretative statement',
  'kind.dissociation': 'Statement of dissociation',
  'kind.explanation': 'Explanation of position',
  by: 'Delegation:',
  on: 'On:',
  whole: 'the text as a whole',
  annexed: 'Annexed to the text, of which it is no part.',
  record: 'Placed on record.',
  withdrawn: 'Withdrawn:',
};

export const summary = {
  title: 'Chair’s summary',
  under:
    'This summary is issued under the sole responsibility of the chair. It is no negotiated text and binds no participant.',
  agreed: 'What was agreed',
  open: 'What was not agreed',
  positions: 'Recorded positions',
  none: 'None.',
  object: 'Objecting:',
  reserve: 'With a reserve:',
  issued: 'Issued by:',
  except: 'Agreed by all participants except:',
};

export const adoption = {
  title: 'Record of adoption',
  presiding: 'Presiding:',
  'by.acclamation': 'The text was adopted by acclamation.',
  'by.no-objection': 'The text was adopted; nobody objected.',
  'by.silence': 'The text was adopted by silence procedure; no objection was made in time.',
  'by.vote': 'The text was adopted by vote.',
  not: 'The text was not adopted.',
  until: 'Time for objections:',
  present: 'Present:',
  away: 'Absent:',
  for: 'For:',
  against: 'Against:',
  abstain: 'Abstaining:',
  object: 'Objecting:',
  reserve: 'Reserve on record:',
  noReserve: 'No reserve stood at the adoption.',
  setAside: 'The adoption is set aside: a delegation that had been absent objected after its return.',
  digest: 'Digest of the text (SHA-256):',
};
