/** Commands on what follows a signature: acts of rectification, receipts, the depositary and the copies that they certify. */

import { weighTyping } from '../../src/checks/weigh.ts';
import { weighConcordance } from '../../src/checks/weigh-concordance.ts';
import type { Declaration } from '../../src/domain/clause/declaration.ts';
import type { AfterCommand } from '../../src/domain/instrument/after-command.ts';
import { correctedWords } from '../../src/domain/instrument/corrected.ts';
import type { CorrectionKind, Weighed } from '../../src/domain/instrument/correction.ts';
import {
  type Amendment,
  type CorrectionLook,
  judgeConfirmation,
  judgeNotified,
  judgeObjection,
  judgeRectification,
  judgeWithdrawal,
  newPairs,
} from '../../src/domain/instrument/decide-rectification.ts';
import {
  copiesOf,
  depositaryOf,
  judgeDepositary,
  judgeNewCopy,
  judgeReceipt,
} from '../../src/domain/instrument/depositary.ts';
import { originalsIn } from '../../src/domain/instrument/instrument.ts';
import { correctedIn, effectiveActs, type RectificationRecord } from '../../src/domain/instrument/rectification.ts';
import {
  type SigningFact,
  type SigningRefusal,
  type SigningState,
  standingSeal,
} from '../../src/domain/instrument/signing.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Delegation, Member } from '../../src/domain/summit/summit.ts';
import { toPlain } from '../../src/domain/text/text.ts';
import { LANGS, type Lang, type PerLang } from '../../src/language/language.ts';
import { milestoneText } from '../history/milestones.ts';
import type { Storage } from '../storage/storage.ts';

export type Correcting = {
  readonly signing: SigningState;
  readonly members: ReadonlyMap<string, Member>;
  readonly facts: { readonly delegations: readonly Delegation[] } | null;
};
type Host = { readonly storage: Storage; readonly now: () => string; readonly newId: (prefix: string) => string };
export type JudgedAfter =
  | {
      readonly ok: true;
      readonly fact: SigningFact;
      readonly named: { readonly rectification?: string; readonly copy?: number };
    }
  | { readonly ok: false; readonly why: SigningRefusal; readonly amendments?: readonly Amendment[] };

const plainOf = (texts: Declaration['clauses'][number]['texts']): PerLang<string> =>
  Object.fromEntries(Object.entries(texts).map(([lang, cell]) => [lang as Lang, toPlain(cell.paragraphs)]));

/** The States' names by language: no correction makes one of another. */
const namesOf = ({ facts }: Correcting): PerLang<readonly string[]> =>
  Object.fromEntries(
    LANGS.map((lang) => [
      lang,
      (facts?.delegations ?? []).flatMap(({ names, official }) => [names[lang] ?? '', official[lang] ?? '']),
    ]),
  );

/** The clause as it was sealed and as acts have corrected it, and what other words of it weigh. */
function lookAt(
  summit: Correcting,
  storage: Storage,
  resolution: string,
  clause: string,
  now: string,
): CorrectionLook | undefined {
  const { signing } = summit;
  const seal = standingSeal(signing);
  const texts = (seal?.resolutions ?? []).map(({ id, milestone }) => ({
    id,
    kept: milestoneText(storage, id, milestone),
  }));
  const found = texts
    .find(({ id }) => id === resolution)
    ?.kept?.clauses.find(({ id, status }) => id === clause && status !== 'withdrawn');
  if (!seal || !found) return undefined;
  const acts = effectiveActs(signing.rectifications, seal.id, now).filter(
    (act) => act.resolution === resolution && act.clause === clause,
  );
  const sealed = plainOf(found.texts);
  const old = correctedWords(sealed, acts);
  const names = namesOf(summit);
  const weigh = (kind: CorrectionKind, lang: Lang, text: string): Weighed => {
    const was = old[lang] ?? '';
    const columns = Object.fromEntries(seal.setting.languages.map((each) => [each, old[each] ?? '']));
    if (kind === 'concordance') return weighConcordance(lang, was, text, { columns, names });
    const others = texts.flatMap(({ kept }) =>
      (kept?.clauses ?? []).flatMap((each) => {
        const cell = each.id === clause ? undefined : each.texts[lang];
        return cell ? [toPlain(cell.paragraphs)] : [];
      }),
    );
    // Slip by slip one word becomes another: what was signed, or confirmed since, is what all slips together are held against.
    const steps = acts.filter((act) => correctedIn(act).includes(lang));
    const last = steps.findLastIndex((act) => act.kind !== 'typing');
    const base = last < 0 ? (sealed[lang] ?? '') : ((steps[last] as RectificationRecord).texts[lang] ?? '');
    const whole = weighTyping(lang, base, text, { others, names: names[lang] ?? [] });
    return whole.weight === 'substance' ? whole : weighTyping(lang, was, text, { others, names: names[lang] ?? [] });
  };
  return { old, weigh };
}

/** Judges a command; the caller writes the fact down. */
export function judgeAfter(summit: Correcting, host: Host, actor: Actor, command: AfterCommand): JudgedAfter {
  const at = host.now();
  const { signing, members } = summit;
  const refused = (why: SigningRefusal): JudgedAfter => ({ ok: false, why });
  const done = (fact: SigningFact, named: { rectification?: string; copy?: number } = {}): JudgedAfter => ({
    ok: true,
    fact,
    named,
  });
  switch (command.type) {
    case 'rectification.table':
      return tabled(summit, host, actor, command, at);
    case 'rectification.object': {
      const { rectification, reason } = command;
      const no = reason.trim() === '' ? 'reason' : judgeObjection(signing, actor, rectification, at);
      if (no) return refused(no);
      const objection = { delegation: actor.delegation as string, reason, at };
      return done({ fact: 'rectification.objection', rectification, objection }, { rectification });
    }
    case 'rectification.withdraw': {
      const { rectification, reason } = command;
      const no = judgeWithdrawal(signing, actor, command, at);
      return no
        ? refused(no)
        : done({ fact: 'rectification.withdrawn', rectification, withdrawn: { at, by: actor.id, reason } });
    }
    case 'rectification.confirm': {
      const { rectification, languages } = command;
      const no = judgeConfirmation(signing, actor, command, at);
      if (no) return refused(no);
      const of = actor.role === 'negotiator' && actor.delegation !== undefined ? { delegation: actor.delegation } : {};
      return done({
        fact: 'rectification.confirmed',
        rectification,
        confirmation: { languages, member: actor.id, at, ...of },
      });
    }
    case 'rectification.notify': {
      const { rectification, delegation, how } = command;
      const no = judgeNotified(signing, actor, command);
      return no
        ? refused(no)
        : done({ fact: 'rectification.notified', rectification, notified: { delegation, at, by: actor.id, how } });
    }
    case 'notification.receive': {
      const { notification } = command;
      const no = judgeReceipt(signing, actor, notification, at);
      if (no) return refused(no);
      const receipt = { notification, delegation: actor.delegation as string, member: actor.id, at };
      return done({ fact: 'receipt', receipt });
    }
    case 'depositary.set': {
      const { office, person } = command;
      const no = judgeDepositary(actor, office, members.get(person));
      return no ? refused(no) : done({ fact: 'depositary', depositary: { office, person, at, by: actor.id } });
    }
    case 'copy.issue': {
      const seal = signing.seals.find(({ id }) => id === command.seal);
      const no = judgeNewCopy(signing, actor, seal);
      if (no || !seal) return refused(no ?? 'no-such-seal');
      const { language, holder } = command;
      const { languages } = seal.setting;
      const originals = originalsIn(seal.setting);
      if (language !== 'all' && !languages.includes(language)) return refused('no-such-column');
      if (holder !== undefined && !seal.parties.includes(holder)) return refused('not-a-party');
      const number = copiesOf(signing, seal.id).length + 1;
      const copy = {
        ...{ number, seal: seal.id, language, at, by: actor.id, office: depositaryOf(signing)?.office ?? '' },
        holder: originals === 'single' ? null : (holder ?? seal.parties[0] ?? null),
        corrections: effectiveActs(signing.rectifications, seal.id, at).map(({ id }) => id),
      };
      return done({ fact: 'copy', copy }, { copy: number });
    }
  }
}

function tabled(
  summit: Correcting,
  host: Host,
  actor: Actor,
  command: Extract<AfterCommand, { type: 'rectification.table' }>,
  at: string,
): JudgedAfter {
  const { signing, members } = summit;
  const { kind, resolution, clause, texts, reason } = command;
  const look = lookAt(summit, host.storage, resolution, clause, at);
  const judged = judgeRectification(signing, actor, command, { look, now: at });
  if (!judged.ok)
    return { ok: false, why: judged.why, ...(judged.amendments ? { amendments: judged.amendments } : {}) };
  const seal = standingSeal(signing);
  if (!seal || !look) return { ok: false, why: 'unknown-clause' };
  const id = host.newId('f');
  const present = [...members.values()].filter(({ role, revoked }) => role === 'negotiator' && !revoked);
  const reached = new Set(present.map(({ delegation }) => delegation));
  const holders = (lang: Lang): readonly string[] =>
    seal.parties.filter((party) =>
      present.some(({ delegation, columns }) => delegation === party && columns.includes(lang)),
    );
  // Columns that are not named keep their words: an act shows all of them, the corrected and the others.
  const [old, young] = kind === 'copy' ? [{ ...look.old, ...texts }, look.old] : [look.old, { ...look.old, ...texts }];
  const rectification: RectificationRecord = {
    ...{ id, seal: seal.id, resolution, clause, old, texts: young, reason, by: actor.id, at, kind },
    until: kind === 'copy' ? at : command.until,
    days: kind === 'copy' ? 0 : judged.days,
    tell: seal.parties,
    // Whoever has people here is told with the act itself: the notice is theirs before this is written.
    notified: seal.parties
      .filter((party) => reached.has(party))
      .map((delegation) => ({ delegation, at, by: 'server' })),
    pairs: newPairs(
      kind,
      young,
      { changed: correctedIn({ old, texts: young }), languages: seal.setting.languages },
      holders,
    ),
    weighed: judged.weighed,
    objections: [],
  };
  return { ok: true, fact: { fact: 'rectification', rectification }, named: { rectification: id } };
}
