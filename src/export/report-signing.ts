/** The report of the meeting on what followed the text: who signed and how, and what was corrected and notified afterwards. */
import { notificationsOf } from '../domain/instrument/depositary.ts';
import { numberOf, rectificationState } from '../domain/instrument/rectification.ts';
import { standingOf } from '../domain/instrument/signatures.ts';
import { type SealRecord, standingSeal } from '../domain/instrument/signing.ts';
import type { MeetingReport } from '../domain/summit/report.ts';
import { inCommas, inQuotes, labelled, sentences } from '../domain/summit/report-words.ts';
import type { Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { reportWord } from '../language/printed-report.ts';
import type { PaperEntry } from './paper.ts';
import { heading, type Naming, paragraph } from './report-proceedings.ts';

/** States of a seal: its parties and those that came later, in the one order. */
const statesOf = ({ parties, signatures }: SealRecord, { placeOf }: Naming): readonly string[] =>
  [...new Set([...parties, ...signatures.map(({ delegation }) => delegation)])].sort((a, b) => placeOf(a) - placeOf(b));

function stateLine(seal: SealRecord, delegation: string, naming: Naming): PaperEntry {
  const standing = standingOf(seal, delegation);
  const signed = seal.signatures.filter((one) => one.delegation === delegation);
  const later = [...(seal.confirmations ?? []), ...(seal.withdrawals ?? [])].filter(
    (one) => one.delegation === delegation,
  );
  return paragraph((lang) =>
    sentences(
      `${naming.state(lang, delegation)}: ${reportWord(lang, `standing.${standing}`)}`,
      ...signed.map(({ at, place, reason }) => inCommas(lang, [naming.moment(lang, at), place ?? '', reason ?? ''])),
      ...later.map(({ at }) => naming.moment(lang, at)),
    ),
  );
}

export function signingEntries({ signing }: MeetingReport, naming: Naming): PaperEntry[] {
  const { seals, initials } = signing;
  const given = initials?.given ?? [];
  const head = heading(0, (lang) => reportWord(lang, 'h.signing'));
  if (seals.length === 0 && given.length === 0) return [head, paragraph((lang) => reportWord(lang, 'signing.none'))];
  return [
    head,
    ...given.map(({ delegation, at }) =>
      paragraph((lang) =>
        sentences(
          labelled(lang, 'signing.initials', inCommas(lang, [naming.state(lang, delegation), naming.moment(lang, at)])),
        ),
      ),
    ),
    ...seals.flatMap((seal): PaperEntry[] => {
      const { void: gone, closed } = seal;
      const opened = paragraph((lang) =>
        sentences(
          labelled(lang, 'signing.open', naming.moment(lang, seal.at)),
          gone ? labelled(lang, 'signing.void', inCommas(lang, [naming.moment(lang, gone.at), gone.reason])) : '',
        ),
      );
      return [
        opened,
        ...statesOf(seal, naming)
          .filter((id) => !gone || seal.signatures.some(({ delegation }) => delegation === id))
          .map((id) => stateLine(seal, id, naming)),
        ...(closed
          ? [paragraph((lang) => sentences(labelled(lang, 'signing.closed', naming.moment(lang, closed))))]
          : []),
      ];
    }),
  ];
}

/** Acts of rectification and numbered notifications, where there are any. */
export function afterEntries({ signing, at }: MeetingReport, naming: Naming): PaperEntry[] {
  const seal = standingSeal(signing);
  const acts = signing.rectifications;
  const told = seal ? notificationsOf(signing, seal, at) : [];
  if (acts.length === 0 && told.length === 0) return [];
  const numbered = (lang: Lang, n: number): string => formatInteger(lang, n);
  return [
    heading(0, (lang) => reportWord(lang, 'h.after')),
    ...acts.map((act) =>
      paragraph((lang) =>
        sentences(
          inCommas(lang, [
            `${reportWord(lang, 'act')} ${numbered(lang, numberOf(acts, act))}`,
            naming.moment(lang, act.at),
          ]),
          labelled(lang, 'reason', inQuotes(lang, act.reason)),
          reportWord(lang, `act.${rectificationState(act, at)}`),
          ...act.objections.map(({ delegation, reason }) =>
            inCommas(lang, [naming.state(lang, delegation), reportWord(lang, 'stance.object'), inQuotes(lang, reason)]),
          ),
        ),
      ),
    ),
    ...told.map(({ number, kind, at: when, delegation, receipts }) =>
      paragraph((lang) =>
        sentences(
          inCommas(lang, [
            `${reportWord(lang, 'note')} ${numbered(lang, number)}`,
            reportWord(lang, `note.${kind}`),
            delegation ? naming.state(lang, delegation) : '',
            naming.moment(lang, when),
          ]),
          labelled(
            lang,
            'received',
            naming.states(
              lang,
              receipts.map((one) => one.delegation),
            ),
          ),
        ),
      ),
    ),
  ];
}
