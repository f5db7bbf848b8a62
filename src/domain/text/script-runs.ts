/**
 * Cuts a line into stretches of one direction, as Word wants them: a run is either right-to-left or not, and Word lays
 * out the punctuation of a run by that flag alone. «شمارهٔ CSC/2026/WP.4 است» in one right-to-left run comes out with
 * the groups of the symbol reversed; as three runs it is right. LibreOffice hides the mistake by finding scripts itself.
 */

export type Direction = 'ltr' | 'rtl';
export type Stretch = { readonly text: string; readonly dir: Direction };

// Persian digits go with the Arabic script (same font, same run); 0-9 go with Latin, so that 2026-02-28 keeps its order.
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\u0640\u0660-\u0669\u06F0-\u06F9]/u;
const LTR = /[\p{L}\p{Nd}]/u;
const MARK = /\p{M}/u;
const CLOSES: { readonly [open: string]: string } = { '(': ')', '[': ']', '{': '}', '«': '»' };

/**
 * Stretches of `text` in a paragraph whose direction is `base`; joined they are exactly `text`, neighbours differ.
 * Signs and spaces between two words of one direction belong to them, at a border they take the paragraph's direction.
 */
export function stretches(text: string, base: Direction): Stretch[] {
  const chars = [...text];
  const own = directionsOfLetters(chars);
  enclosedBrackets(chars, own, base);
  const dirs = fillBetween(own, base);
  const out: { text: string; dir: Direction }[] = [];
  chars.forEach((char, index) => {
    const dir = dirs[index] as Direction;
    const last = out.at(-1);
    if (last?.dir === dir) last.text += char;
    else out.push({ text: char, dir });
  });
  return out;
}

function directionsOfLetters(chars: readonly string[]): (Direction | undefined)[] {
  const own: (Direction | undefined)[] = [];
  chars.forEach((char, index) => {
    // A combining mark follows its letter: «ه» + U+0654 must not be torn apart.
    if (index > 0 && MARK.test(char)) own.push(own[index - 1]);
    else if (RTL.test(char) && !/\p{P}/u.test(char)) own.push('rtl');
    else if (LTR.test(char)) own.push('ltr');
    // «CO₂», "m²", "2½": a number without digits is read with what it is written against.
    else if (NUMBER.test(char)) own.push(own[index - 1] ?? 'ltr');
    else own.push(undefined);
  });
  withSigns(chars, own);
  return own;
}

/** Signs that are written against a number or a word, before it or behind it: "$100", "-5", "+98", "100 %" without the blank, "C++". */
const NUMBER = /\p{No}/u;
const SIGN = /[\p{Sc}%‰°№#+±−-]/u;
/** Of these, what may stand behind. */
const BEHIND = /[\p{Sc}%‰°+]/u;

/** Gives signs between a blank and a left-to-right character that character's direction. */
function withSigns(chars: readonly string[], own: (Direction | undefined)[]): void {
  const isSign = (at: number): boolean => own[at] === undefined && SIGN.test(chars[at] ?? '');
  for (let from = 0; from < chars.length; from++) {
    if (!isSign(from)) continue;
    let to = from + 1;
    while (to < chars.length && isSign(to)) to++;
    const [before, after] = [own[from - 1], own[to]];
    const behind = before === 'ltr' && after === undefined && chars.slice(from, to).every((char) => BEHIND.test(char));
    if ((after === 'ltr' && before !== 'rtl') || behind) own.fill('ltr', from, to);
    from = to - 1;
  }
}

/** A stretch, and whether a page has to be told that it is read from the left whatever stands around it. */
export type Island = { readonly text: string; readonly alone: boolean };

/**
 * `text` in a right-to-left paragraph, cut where the bidi algorithm (UAX #9) would turn something around that Word, which is told the
 * direction of every run, does not: left-to-right stretches that do not begin and end with a letter, such as 2026-02-28 or $100.
 */
export function islands(text: string, base: Direction): Island[] {
  if (base === 'ltr') return [{ text, alone: false }];
  const out: { text: string; alone: boolean }[] = [];
  for (const { text: words, dir } of stretches(text, base)) {
    const alone = dir === 'ltr' && !/^\p{L}.*\p{L}$|^\p{L}$|^\p{Nd}+$/su.test(words);
    const last = out.at(-1);
    if (last && !last.alone && !alone) last.text += words;
    else out.push({ text: words, alone });
  }
  return out;
}

/**
 * In «CSC(2026)» inside Persian both brackets belong to the Latin word, also the last one, which stands at a border. One pass,
 * however many brackets there are.
 */
function enclosedBrackets(chars: readonly string[], own: (Direction | undefined)[], base: Direction): void {
  const other: Direction = base === 'rtl' ? 'ltr' : 'rtl';
  const nextOf = { base: nextWhere(own, (dir) => dir === base), other: nextWhere(own, (dir) => dir === other) };
  const closings = new Map(
    [...new Set(Object.values(CLOSES))].map((sign) => [sign, nextWhere(chars, (char) => char === sign)]),
  );
  /** Closing brackets that were found to belong to words, by sign; of each sign in the order of the text. */
  const taken = new Map([...closings.keys()].map((sign) => [sign, { places: [] as number[], first: 0 }]));
  const takenBefore = (open: number, close: number): boolean =>
    [...taken.values()].some((of) => {
      while ((of.places[of.first] ?? chars.length) <= open) of.first++;
      return (of.places[of.first] ?? chars.length) < close;
    });
  let before: Direction | undefined;
  chars.forEach((char, open) => {
    const closing = CLOSES[char];
    const close = closing === undefined ? undefined : closings.get(closing)?.[open + 1];
    if (closing !== undefined && close !== undefined && close < chars.length && before === other) {
      const hasOther = (nextOf.other[open + 1] as number) < close || takenBefore(open, close);
      if (hasOther && (nextOf.base[open + 1] as number) >= close) {
        own[open] = own[close] = other;
        taken.get(closing)?.places.push(close);
      }
    }
    before = own[open] ?? before;
  });
}

/** For every place, and the one behind the last: the first place from there on for which `holds`; the length where there is none. */
function nextWhere<T>(list: readonly T[], holds: (item: T) => boolean): readonly number[] {
  const next = new Array<number>(list.length + 2).fill(list.length);
  for (let at = list.length - 1; at >= 0; at--) next[at] = holds(list[at] as T) ? at : (next[at + 1] as number);
  return next;
}

function fillBetween(own: readonly (Direction | undefined)[], base: Direction): Direction[] {
  const dirs: Direction[] = [];
  for (let index = 0; index < own.length; ) {
    const here = own[index];
    if (here) {
      dirs.push(here);
      index++;
      continue;
    }
    let end = index;
    while (end < own.length && !own[end]) end++;
    const before = own[index - 1];
    const fill = before && before === own[end] ? before : base;
    while (index < end) {
      dirs.push(fill);
      index++;
    }
  }
  return dirs;
}
