/**
 * Commands of the summit on the instrument that is signed: its settings, a seal declared void, acts of rectification. What is
 * long or comes with bytes (sealing, a signature) is in `sealing.ts`.
 */
import type { Answer, SummitCommand } from '../../src/domain/command.ts';
import type { Lang, PerLang } from '../../src/domain/language.ts';
import type { Actor } from '../../src/domain/permission.ts';
import {
  judgeObjection,
  judgeRectification,
  judgeSetting,
  judgeVoid,
  type SettingGround,
  type SigningFact,
  type SigningRefusal,
  type SigningState,
  standingSeal,
} from '../../src/domain/signing.ts';
import { orderFault } from '../../src/domain/states-order.ts';
import { toPlain } from '../../src/domain/text.ts';
import { milestoneText } from '../history/milestones.ts';
import type { Storage } from '../storage/storage.ts';

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
  closed:
    'Every State has signed: the text is closed for good. An error in it is corrected by an act of rectification.',
  'not-closed': 'Not every State has signed yet. Declare the seal void and correct the text instead.',
  'no-such-seal': 'There is no such seal, or another one has taken its place. Open the signing page anew.',
  'no-such-rectification': 'There is no such act of rectification.',
  'not-a-party': 'This delegation does not sign this text.',
  'signed-already': 'This delegation has signed already.',
  'no-difference': 'The new words are the old ones.',
  'unknown-clause': 'There is no such clause in the signed text.',
  deadline: 'The deadline for objections has to lie ahead, at most 90 days.',
  over: 'The deadline for objections is over.',
  'objected-already': 'Your delegation has objected already.',
  reason: 'Say why, in words that all can read.',
};

/** Which of the closed refusals of commands stands for it. */
const KIND: { readonly [reason in SigningRefusal]?: 'not-allowed' | 'bad-command' | 'unknown-clause' } = {
  'not-allowed': 'not-allowed',
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

type Command = Extract<
  SummitCommand,
  { type: 'instrument.set' | 'seal.void' | 'rectification.table' | 'rectification.object' }
>;
type Judged =
  | { readonly ok: true; readonly fact: SigningFact; readonly named: { readonly rectification?: string } }
  | { readonly ok: false; readonly answer: Answer };

/** The words of a sealed clause, per column; undefined where the seal has no such clause. */
function sealedWords(
  storage: Storage,
  state: SigningState,
  resolution: string,
  clause: string,
): PerLang<string> | undefined {
  const part = standingSeal(state)?.resolutions.find(({ id }) => id === resolution);
  const kept = part && milestoneText(storage, resolution, part.milestone);
  if (!kept) return undefined;
  const found = kept.clauses.find(({ id, status }) => id === clause && status !== 'withdrawn');
  if (!found) return undefined;
  return Object.fromEntries(
    Object.entries(found.texts).map(([lang, cell]) => [lang as Lang, toPlain(cell.paragraphs)]),
  ) as PerLang<string>;
}

/** Judges a command; the caller writes the fact down. */
export function judgeSigning(
  { signing }: { readonly signing: SigningState },
  settings: SettingGround,
  host: { readonly storage: Storage; readonly now: () => string; readonly newId: (prefix: string) => string },
  actor: Actor,
  command: Command,
): Judged {
  const at = host.now();
  const refused = (reason: SigningRefusal, states: readonly string[] = []): Judged => ({
    ok: false,
    answer: signingRefused(reason, states),
  });
  switch (command.type) {
    case 'instrument.set': {
      const no = judgeSetting(signing, actor, command, settings);
      if (!no) return { ok: true, fact: { fact: 'instrument', setting: command.setting }, named: {} };
      const about = no.startsWith('order-') ? orderFault(command.setting.order, settings.delegations) : null;
      return refused(no, about?.states);
    }
    case 'seal.void': {
      const { seal, reason } = command;
      const no = judgeVoid(signing, actor, seal, reason);
      return no ? refused(no) : { ok: true, fact: { fact: 'seal.void', seal, reason, at, by: actor.id }, named: {} };
    }
    case 'rectification.table': {
      const { resolution, clause, texts, reason, until } = command;
      const old = sealedWords(host.storage, signing, resolution, clause);
      const no = judgeRectification(signing, actor, command, old, at);
      if (no || !old) return refused(no ?? 'unknown-clause');
      const id = host.newId('f');
      const seal = (standingSeal(signing) as { id: string }).id;
      // Columns that are not named keep their words: an act shows all of them, the corrected and the others.
      const rectification = {
        ...{ id, seal, resolution, clause, old, texts: { ...old, ...texts }, reason, by: actor.id, at, until },
        objections: [],
      };
      return { ok: true, fact: { fact: 'rectification', rectification }, named: { rectification: id } };
    }
    case 'rectification.object': {
      const { rectification, reason } = command;
      const no = reason.trim() === '' ? 'reason' : judgeObjection(signing, actor, rectification, at);
      if (no) return refused(no);
      const objection = { delegation: actor.delegation as string, reason, at };
      return {
        ok: true,
        fact: { fact: 'rectification.objection', rectification, objection },
        named: { rectification },
      };
    }
  }
}
