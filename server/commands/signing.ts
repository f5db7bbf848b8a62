/**
 * Commands of the summit on the instrument that is signed: its settings, a seal declared void; what follows a signature is in
 * `corrections.ts`, what is long or comes with bytes (sealing, a signature) in `sealing.ts`.
 */

import type { Answer, SummitCommand } from '../../src/domain/command.ts';
import type { AfterCommand } from '../../src/domain/instrument/after-command.ts';
import type { Amendment } from '../../src/domain/instrument/decide-rectification.ts';
import type { InstrumentSetting } from '../../src/domain/instrument/instrument.ts';
import {
  judgeSetting,
  judgeVoid,
  type SettingGround,
  type SigningFact,
  type SigningRefusal,
  type SigningState,
} from '../../src/domain/instrument/signing.ts';
import { orderFault } from '../../src/domain/instrument/states-order.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Storage } from '../storage/storage.ts';
import { type Correcting, judgeAfter } from './corrections.ts';

export const SIGNING_SENTENCES: { readonly [reason in SigningRefusal]: string } = {
  'not-allowed': 'This is not yours to do.',
  'bad-setting': 'These settings do not fit together: see that nothing is named twice and the margins are 10 to 50 mm.',
  'no-order': 'The States need one order for all languages, not the alphabet of each.',
  'order-forgets': 'The order of the States forgets one of the summit. Name each of them once.',
  'order-repeats': 'The order of the States names one of them twice.',
  'order-stranger': 'The order of the States names one that does not take part in this summit.',
  'order-basis': 'The order of the States is said to follow an alphabet, and does not.',
  prevailing: 'The text that prevails has to be one of several languages of the originals.',
  'issued-originals': 'A text that the chair issues has a single original.',
  sealed: 'The text is sealed. Declare the seal void first, with a reason that all can read.',
  'not-sealed': 'The text is not sealed yet.',
  closed: 'The text is closed for good. An error in it is corrected by an act of rectification.',
  'not-closed': 'The text is still open for signature. Declare the seal void and correct it instead.',
  'no-such-seal': 'There is no such seal, or another one has taken its place. Open the signing page anew.',
  'no-such-rectification': 'There is no such act of rectification.',
  'not-a-party': 'This delegation does not sign this text.',
  'signed-already': 'This delegation has signed already.',
  'not-signatory':
    'Only a signatory of your delegation, or a member who was named to bring the file, brings its signature. The head of your delegation can name you.',
  'no-such-signatory': 'The seal names no such signatory of this delegation.',
  'other-signatory':
    'You sign for yourself only: another signatory of your delegation, or whoever was named for it, brings that file.',
  window: 'The window for signature ends before it opens, or the text would be closed by what cannot come.',
  'window-not-open': 'The text is not open for signature yet.',
  'window-over': 'The time for signature is over. A State that has not signed may accede once the text is closed.',
  'accession-early':
    'The text is still open for signature: a State signs it now, and may accede only when it is closed.',
  'not-ad-referendum': 'There is no signature ad referendum of this delegation that would have to be confirmed.',
  withdrawn: 'This delegation has withdrawn its signature.',
  'not-signed': 'This delegation has not signed.',
  'not-head': 'Initials are of the heads of delegation.',
  'not-prepared': 'Another text lies ready for initials by now, or none. Open the signing page anew.',
  'initialled-already': 'Your delegation has initialled this text already.',
  'no-difference': 'The new words are the old ones.',
  'unknown-clause': 'There is no such clause in the signed text.',
  deadline: 'The deadline for objections has to lie ahead, at most 180 days.',
  period: 'States have at least 15 days to object, and 90 where the text binds.',
  amendment: 'This is an amendment and no correction: it goes to adoption.',
  pending: 'Another correction of this clause has not come to its end yet.',
  'one-column': 'Concordance is corrected in one column at a time: the others have to stand.',
  'no-such-column': 'The instrument has no text in this language.',
  'no-such-pair': 'There is no such pair of columns to be confirmed.',
  'own-act': 'Whoever tabled a correction does not confirm it.',
  'confirmed-already': 'This was confirmed already.',
  'told-already': 'This delegation was told already.',
  'no-such-notification': 'There is no such notification.',
  'received-already': 'Your delegation has said so already.',
  'no-depositary': 'No depositary is named yet: name the office and the person first.',
  'not-depositary': 'Only the person of the depositary’s office certifies copies.',
  'no-such-person': 'This person does not belong to that office.',
  'too-many': 'There are as many of them as this instrument can have.',
  'no-such-copy': 'There is no certified copy of that number.',
  over: 'The deadline for objections is over.',
  'objected-already': 'Your delegation has objected already.',
  reason: 'Say why, in words that all can read.',
};

/** Which of the closed refusals of commands stands for it. */
const KIND: { readonly [reason in SigningRefusal]?: 'not-allowed' | 'bad-command' | 'unknown-clause' } = {
  'not-allowed': 'not-allowed',
  'not-depositary': 'not-allowed',
  'not-signatory': 'not-allowed',
  'other-signatory': 'not-allowed',
  'not-head': 'not-allowed',
  window: 'bad-command',
  'bad-setting': 'bad-command',
  'no-order': 'bad-command',
  'order-forgets': 'bad-command',
  'order-repeats': 'bad-command',
  'order-stranger': 'bad-command',
  'order-basis': 'bad-command',
  prevailing: 'bad-command',
  'issued-originals': 'bad-command',
  'unknown-clause': 'unknown-clause',
};

export const signingRefused = (
  reason: SigningRefusal,
  states: readonly string[] = [],
): Extract<Answer, { ok: false }> & { readonly signing: SigningRefusal } => ({
  ok: false,
  reason: KIND[reason] ?? 'rule-unmet',
  message: [SIGNING_SENTENCES[reason], ...(states.length > 0 ? [`(${states.join(' ')})`] : [])].join(' '),
  signing: reason,
});

type Command = Extract<SummitCommand, { type: 'instrument.set' | 'seal.void' }> | AfterCommand;
type Judged =
  | {
      readonly ok: true;
      readonly fact: SigningFact;
      readonly named: { readonly rectification?: string; readonly copy?: number };
    }
  | { readonly ok: false; readonly answer: Answer };

/** Notes at clauses are computed from reserves, and nobody types them into settings. */
function withNotes({ setting }: SigningState, { exceptions: _typed, ...typed }: InstrumentSetting): InstrumentSetting {
  return setting?.exceptions ? { ...typed, exceptions: setting.exceptions } : typed;
}

/** Judges a command; the caller writes the fact down. */
export function judgeSigning(
  summit: Correcting,
  settings: SettingGround,
  host: { readonly storage: Storage; readonly now: () => string; readonly newId: (prefix: string) => string },
  actor: Actor,
  command: Command,
): Judged {
  const at = host.now();
  const { signing } = summit;
  const refused = (reason: SigningRefusal, states: readonly string[] = []): Judged => ({
    ok: false,
    answer: signingRefused(reason, states),
  });
  switch (command.type) {
    case 'instrument.set': {
      const no = judgeSetting(signing, actor, command, settings);
      if (!no)
        return { ok: true, fact: { fact: 'instrument', setting: withNotes(signing, command.setting) }, named: {} };
      const about = no.startsWith('order-') ? orderFault(command.setting.order, settings.delegations) : null;
      return refused(no, about?.states);
    }
    case 'seal.void': {
      const { seal, reason } = command;
      const no = judgeVoid(signing, actor, seal, reason);
      return no ? refused(no) : { ok: true, fact: { fact: 'seal.void', seal, reason, at, by: actor.id }, named: {} };
    }
    default: {
      const judged = judgeAfter(summit, host, actor, command);
      if (judged.ok) return judged;
      const answer = signingRefused(judged.why);
      const { amendments } = judged;
      if (!amendments) return { ok: false, answer };
      const message = `${answer.message} ${amendments.map(amendmentSentence).join(' ')}`;
      return { ok: false, answer: { ...answer, message, amendments } as Answer };
    }
  }
}

const ABOUT: { readonly [why in Amendment['why']]: string } = {
  number: 'a number',
  date: 'a date',
  negation: 'what is denied',
  modal: 'who must and who may',
  party: 'the name of a State',
  bracket: 'a bracket',
  sentence: 'a sentence',
  mark: 'a mark that can turn the sense',
  capital: 'a capital, which makes a term',
  added: 'words that were not there',
  dropped: 'words that are gone',
  order: 'the order of words',
  word: 'another word',
  long: 'too many words',
  invisible: 'a character that nobody sees',
};

/** "ru: another word (“создаёт” becomes “упраздняет”)." */
const amendmentSentence = ({ language, why, old, young }: Amendment): string =>
  `${language}: ${ABOUT[why]} (“${old}” becomes “${young}”).`;
