/**
 * The proof of the alternat as a page to read: which originals were compared, in which order each names the States, and,
 * should it ever be so, where they differ. It is a text like any other, so every format that prints texts prints it.
 */

import { fromPlain, toPlain } from '../domain/text/text.ts';
import { joinList, LANGUAGES, type Lang } from '../language/language.ts';
import { formatInteger } from '../language/number.ts';
import { ALTERNAT_WORDING } from '../language/printed-export.ts';
import type { AlternatFault, AlternatProof, AlternatRow } from './alternat.ts';
import { printable, utf8 } from './printable.ts';
import type { Block, PrintedText } from './printed.ts';

/** A delegation's name in the language of the annex. */
export type NameOf = (delegation: string) => string;

export function alternatAnnex(
  proof: AlternatProof,
  lang: Lang,
  { name, summitName }: { readonly name: NameOf; readonly summitName: string },
): PrintedText {
  const words = ALTERNAT_WORDING[lang];
  const blocks: Block[] = [{ block: 'title', text: words.title }];
  const say = (kind: 'heading' | 'paragraph', text: string): void => {
    blocks.push({
      ...{ block: 'clause', resolution: 'alternat', clause: `a${blocks.length}`, kind, level: 0, indent: 0, label: '' },
      paragraphs: fromPlain(printable(text)),
    });
  };
  const count = (label: string, value: number): void => say('paragraph', `${label}: ${formatInteger(lang, value)}`);
  const holderName = (holder: string | null): string =>
    holder === null ? words.single : `${words.original} ${LANGUAGES[lang].quotes.outer.join(name(holder))}`;
  say('paragraph', words.what);
  count(words.originals, proof.originals);
  count(words.blocks, proof.blocks);
  count(words.permitted, proof.permitted);
  count(words.faults, proof.others.length);
  say('paragraph', proof.others.length === 0 ? words.equal : words.unequal);
  for (const fault of proof.others) say('paragraph', sentence(fault));
  for (const language of new Set(proof.rows.map((row) => row.language))) {
    say('heading', LANGUAGES[language].endonym);
    const rows = proof.rows.filter((row) => row.language === language);
    for (const holder of new Set(rows.map((row) => row.holder)))
      for (const line of ordersOf(rows.filter((row) => row.holder === holder)))
        say('paragraph', `${holderName(holder)} ${line}`);
  }
  return { language: lang, title: words.title, summitName, blocks };

  function sentence({ language, holder, against, kind, block, here, there }: AlternatFault): string {
    const place = `${LANGUAGES[language].endonym}, ${holderName(holder)} / ${holderName(against)}`;
    const index = block < 0 ? '' : ` (${formatInteger(lang, block + 1)})`;
    return `${place}${index}: ${words.kinds[kind]}. ${words.here}: ${here} — ${words.there}: ${there}`;
  }

  /** "(list, signatures): A, B and C"; two lines only where the two orders differ. */
  function ordersOf(rows: readonly AlternatRow[]): string[] {
    const orders = new Map<string, AlternatRow[]>();
    for (const row of rows) orders.set(row.order.join(), [...(orders.get(row.order.join()) ?? []), row]);
    return [...orders.values()].map((same) => {
      const slots = [...new Set(same.map(({ slot }) => words.slots[slot]))].join(`${LANGUAGES[lang].comma} `);
      return `(${slots}): ${joinList(lang, (same[0]?.order ?? []).map(name))}`;
    });
  }
}

/** The annex as plain text, UTF-8: paragraphs separated by empty lines. */
export const alternatText = ({ blocks }: PrintedText): Uint8Array =>
  utf8(
    `${blocks
      .flatMap((block) =>
        block.block === 'clause' ? [toPlain(block.paragraphs)] : block.block === 'title' ? [block.text] : [],
      )
      .join('\n\n')}\n`,
  );
