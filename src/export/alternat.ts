/**
 * The proof of the alternat: each State keeps an original in which it is named first, so the originals are not equal, and
 * nobody wants to read them against each other by eye. This compares the originals of each language block by block, to
 * the last invisible character. Permitted is one difference alone: the order of the States in the list of parties, in the signatures
 * and in lists inside the text, with the holder first and the others in the order that all originals share.
 */
import type { Lang } from '../language/language.ts';
import { listsOf, listsOfTitle, sameLists, type WithLists } from './alternat-lists.ts';
import type { Block, PrintedText } from './printed.ts';

/** One original in one language; `holder` is null for a single one. */
export type OriginalText = { readonly holder: string | null; readonly language: Lang; readonly text: PrintedText };

const SLOTS = ['parties', 'signatures'] as const;
export type Slot = (typeof SLOTS)[number];

/** The order of one slot in one original. */
export type AlternatRow = {
  readonly language: Lang;
  readonly holder: string | null;
  readonly slot: Slot;
  /** Delegation ids. */
  readonly order: readonly string[];
};

/** A difference that may not be, against another original of the same language. */
export type AlternatFault = {
  readonly language: Lang;
  readonly holder: string | null;
  readonly against: string | null;
  /** Index of the block; -1 for what stands outside of all blocks. */
  readonly block: number;
  /**
   * `text`: other words, characters or marks; `blocks`: one has a block that the other lacks; `states`: a slot differs by more
   * than its order; `first`: the holder is not named first; `order`: two States stand here the other way round than in an
   * original that neither of them holds; `slots`: they are named in one order and sign in another.
   */
  readonly kind: 'text' | 'blocks' | 'states' | 'first' | 'order' | 'slots';
  /** What stands here, and what in the other; invisible characters by name. */
  readonly here: string;
  readonly there: string;
};

export type AlternatProof = {
  /** Slots that differ from those of the first original, by order alone. */
  readonly permitted: number;
  readonly others: readonly AlternatFault[];
  readonly rows: readonly AlternatRow[];
  /** How many originals and blocks were compared, so that a proof over nothing does not look like one. */
  readonly originals: number;
  readonly blocks: number;
};

type SlotBlock = Extract<Block, { block: Slot }>;
const isSlot = (block: Block | undefined): block is SlotBlock =>
  block !== undefined && (SLOTS as readonly string[]).includes(block.block);

/** Compares the originals of each language; their order decides only which one the others are compared with. */
export function alternatProof(originals: readonly OriginalText[]): AlternatProof {
  const others: AlternatFault[] = [];
  const rows: AlternatRow[] = [];
  let permitted = 0;
  let blocks = 0;
  for (const language of new Set(originals.map((one) => one.language))) {
    const own = originals.filter((one) => one.language === language);
    const [first] = own;
    const pairs: Pairs = new Map();
    for (const original of own) {
      const faults = new Faults(original, first?.holder ?? null);
      const { holder, text } = original;
      for (const block of text.blocks)
        if (isSlot(block)) rows.push({ language, holder, slot: block.block, order: ids(block) });
      standing(original, faults);
      ranked(original, pairs, faults);
      if (first && original !== first) {
        const compared = compare(original, first, faults);
        permitted += compared.permitted;
        blocks += compared.blocks;
      }
      others.push(...faults.found);
    }
  }
  return { permitted, others, rows, originals: originals.length, blocks };
}

/** In which order an original names its parties. */
const orderOf = (blocks: readonly Block[]): readonly string[] => {
  const named = blocks.find(isSlot);
  return named ? ids(named) : [];
};

const ids = ({ parties }: SlotBlock): readonly string[] => parties.map(({ id }) => id);

class Faults {
  readonly found: AlternatFault[] = [];
  readonly #of: Pick<AlternatFault, 'language' | 'holder' | 'against'>;

  constructor({ language, holder }: OriginalText, against: string | null) {
    this.#of = { language, holder, against };
  }

  add(kind: AlternatFault['kind'], block: number, here: string, there: string, against = this.#of.against): void {
    this.found.push({ ...this.#of, against, kind, block, here: visible(here), there: visible(there) });
  }

  has(block: number): boolean {
    return this.found.some((fault) => fault.block === block);
  }
}

/** "AZ IR" -> an original in which the one stands before the other. */
type Pairs = Map<string, { readonly holder: string | null; readonly order: readonly string[] }>;

/** The order that all share: two States stand alike in every original that neither of them holds. */
function ranked({ holder, text }: OriginalText, pairs: Pairs, faults: Faults): void {
  text.blocks.forEach((block, index) => {
    if (!isSlot(block)) return;
    const order = ids(block);
    const rest = order.filter((id) => id !== holder);
    rest.forEach((one, at) => {
      for (const other of rest.slice(at + 1)) {
        const opposite = pairs.get(`${other} ${one}`);
        if (opposite && !faults.has(index))
          faults.add('order', index, order.join(' '), opposite.order.join(' '), opposite.holder);
        if (!pairs.has(`${one} ${other}`)) pairs.set(`${one} ${other}`, { holder, order });
      }
    });
  });
}

/** What must hold within one original: the holder first, and named in the order in which it signs. */
function standing({ holder, text }: OriginalText, faults: Faults): void {
  let before: readonly string[] | undefined;
  text.blocks.forEach((block, index) => {
    if (!isSlot(block)) return;
    const order = ids(block);
    if (holder !== null && order[0] !== holder) faults.add('first', index, order.join(' '), holder);
    if (before && before.join() !== order.join()) faults.add('slots', index, order.join(' '), before.join(' '));
    before = order;
  });
}

function compare(
  original: OriginalText,
  first: OriginalText,
  faults: Faults,
): { readonly permitted: number; readonly blocks: number } {
  const { language } = original;
  const { blocks: own, title, slots, ...outside } = original.text;
  const { blocks: theirs, title: theirTitle, slots: theirSlots, ...theirOutside } = first.text;
  const difference = unequal(outside, theirOutside);
  if (difference) faults.add('text', -1, ...difference);
  const orders = [orderOf(own), orderOf(theirs)] as const;
  /** Equal but for the order of the States in lists; does that differ? */
  const sameWords = (here: WithLists, there: WithLists, index: number): boolean => {
    const found = unequal(here.stored, there.stored) ?? unequal(here.lists.length, there.lists.length);
    if (found) {
      faults.add('text', index, ...found);
      return false;
    }
    here.lists.forEach((words, at) => {
      const other = there.lists[at] ?? '';
      if (!sameLists(language, { words, order: orders[0] }, { words: other, order: orders[1] }))
        faults.add('states', index, words, other);
    });
    return !faults.has(index) && here.lists.join('\n') !== there.lists.join('\n');
  };
  sameWords(
    listsOfTitle(language, { title, slots }),
    listsOfTitle(language, { title: theirTitle, slots: theirSlots }),
    -1,
  );
  let permitted = 0;
  const count = Math.max(own.length, theirs.length);
  for (let index = 0; index < count; index++) {
    const [here, there] = [own[index], theirs[index]];
    if (here?.block !== there?.block) {
      faults.add('blocks', index, here ? JSON.stringify(here) : '', there ? JSON.stringify(there) : '');
      continue;
    }
    if (isSlot(here) && isSlot(there)) {
      if (sameSlot(here, there, index, faults)) permitted++;
    } else if (sameWords(listsOf(language, here), listsOf(language, there), index)) permitted++;
  }
  return { permitted, blocks: count };
}

/** Does the slot differ, and by nothing but its order? */
function sameSlot(here: SlotBlock, there: SlotBlock, index: number, faults: Faults): boolean {
  const { parties: own, ...words } = here;
  const { parties: theirs, ...theirWords } = there;
  const difference = unequal(words, theirWords) ?? unequal(own.map(spelled).sort(), theirs.map(spelled).sort());
  if (difference) faults.add('states', index, ...difference);
  return !faults.has(index) && ids(here).join() !== ids(there).join();
}

/** Keys sorted, so that only what is said counts; every character is kept as it is. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';

const AROUND = 24;

/** The two spellings around the first place where they differ. */
function unequal(here: unknown, there: unknown): [string, string] | undefined {
  const [a, b] = [spelled(here), spelled(there)];
  if (a === b) return undefined;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const cut = (text: string): string => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return [cut(a), cut(b)];
}

/** An invisible character by its number: «می‌شود» with U+200C and without it look alike to a reader of the report. */
const visible = (text: string): string =>
  text.replace(/[\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (char) =>
    char === ' ' ? char : `‹U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}›`,
  );
