/** English: acts that correct a signed text, and certificates of true copies. */
import type { ActWords, AfterWords } from '../../printed-after.ts';

export const act: ActWords = {
  kinds: {
    typing: 'Kind of error: typing error.',
    concordance: 'Kind of error: one text does not accord with the others.',
    copy: 'Kind of error: error in a certified copy.',
  },
  ofCopy: 'Text of the copy:',
  ofOriginal: 'Text of the original:',
  originalsStand: 'The originals stand unchanged.',
  supported: 'The corrected number, date or modal word is that of all the other texts.',
  tabled: 'Tabled by:',
  sender: 'Notifications sent by:',
  notified: 'Notified:',
  notYet: 'not notified yet',
  received: 'received:',
  confirmed: 'Texts read against each other anew and confirmed:',
  states: {
    untold: 'The time limit for objections begins when all the parties have been notified.',
    unconfirmed:
      'The time limit has expired without objection; the correction has effect once the concordance of the texts is confirmed anew.',
    effective: 'The correction has effect ab initio, from the day on which the text was signed.',
    withdrawn: 'The correction was withdrawn by whoever tabled it; the text stands as signed.',
  },
  withdrawal: 'Reason for the withdrawal:',
  carries: 'This text carries the following corrections:',
  depositary: 'depositary',
  signDepositary: 'For the depositary (signature):',
};

export const after: AfterWords = {
  act: 'Act of rectification',
  numbered: (act, number) => `${act} No. ${number}`,
  sign: 'For the secretariat (signature):',
  signed: '(signed)',
  by: 'Certified by:',
  signature: 'Signature:',
  offices: { secretariat: 'secretariat', legal: 'legal staff' },
  inText: (title, part, clause) => `In the signed text of the ${title}, ${part}, ${clause}:`,
  old: 'Text as signed:',
  young: 'Corrected text:',
  same: 'Unchanged:',
  reason: 'Reason:',
  until: 'Time limit for objections:',
  none: 'No objection was made within the time limit; the correction has effect.',
  objected: 'Objection by:',
  copy: 'Certified true copy',
  certified: (title, holder) =>
    `This is certified to be a true copy of the original of the ${title}${holder && ` (original: ${holder})`}.`,
  digest: 'Digest of the text (SHA-256):',
  issued: 'Issued on:',
};
