/**
 * What has to be looked at in the text as it is put together: the order of States, terms that one column defines and the words of treaties,
 * in the clauses that are printed and in what the settings themselves say. Warnings: nothing here stands against signing.
 */

import type { Clause } from '../domain/clause/clause.ts';
import type { Declaration } from '../domain/clause/declaration.ts';
import type { AssemblyWarning } from '../domain/instrument/assembly.ts';
import type { InstrumentSetting } from '../domain/instrument/instrument.ts';
import type { CheckName, Finding } from '../domain/text/finding.ts';
import type { Check } from './finding.ts';
import type { Frame } from './frame.ts';
import { isBlocking } from './run.ts';
import { states } from './states.ts';
import { terms } from './terms.ts';
import { treaty } from './treaty.ts';

const ASSEMBLED: { readonly [name in CheckName]?: Check } = { states, terms, treaty };

/** Of one resolution; its own closing formula falls away where the resolutions are parts of one text. */
export function assembledWarnings(
  { resolution, clauses }: Pick<Declaration, 'resolution' | 'clauses'>,
  findings: readonly Finding[],
  { form }: Pick<InstrumentSetting, 'form'>,
): readonly AssemblyWarning[] {
  const left = new Set(
    clauses.filter(({ kind }) => form === 'parts' && kind === 'testimonium').map(({ id }: Clause) => id),
  );
  return findings.flatMap((finding) => {
    const { check, clause, message, languages } = finding;
    return Object.hasOwn(ASSEMBLED, check) && !left.has(clause) && !isBlocking(finding)
      ? [{ resolution, clause, check, message: message.key, args: message.args, languages }]
      : [];
  });
}

/** Of the words that the settings bring: a title, and what the text says of its own standing. */
export function settingWarnings(
  { languages, title, outcome }: Pick<InstrumentSetting, 'languages' | 'title' | 'outcome'>,
  frame: Frame,
): readonly AssemblyWarning[] {
  const all: readonly Clause[] = [];
  return [title, outcome?.status ?? {}].flatMap((words) => {
    const cells = languages.map((lang) => ({ lang, text: words[lang] ?? '', working: false }));
    return Object.entries(ASSEMBLED).flatMap(([check, look]) =>
      look({ clause: NO_CLAUSE, cells, all, frame }).map(({ message, languages: of }) => ({
        ...{ check, message: message.key, args: message.args, languages: of },
      })),
    );
  });
}

const NO_CLAUSE: Clause = {
  ...{ id: '', kind: 'paragraph', level: 0, status: 'draft', held: false, digest: '' },
  ...{ order: '', number: {}, texts: {}, stances: {}, brackets: {} },
};
