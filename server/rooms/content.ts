/**
 * What an item of an update holds (V1), read without building anything of it but words: of the rest it is only found out how long
 * it is and where it ends. So neither a million values in one item nor a hundred thousand arrays, each in the next, hold
 * anybody up.
 */
import * as decoding from 'lib0/decoding';
import { MARKS } from '../../src/domain/text/text.ts';

export type Content = {
  /** Clocks it takes up: UTF-16 units, values, deleted units. */
  readonly length: number;
  readonly text: string;
  /** May it stand in a cell? Text, one of the three marks on or off, a deleted run. */
  readonly fit: boolean;
};

/** Longest deleted run: sixteen million units, thirty times War and Peace. More is no text but an attack on clocks. */
const LONGEST = 2 ** 24;
/** Values in one item, all that is nested in it counted. What the server itself writes, a proposal with its conflicts say, has thousands. */
export const VALUES = 250_000;

const MARK_KEYS: readonly string[] = MARKS;

export const fail = (what: string): never => {
  throw new RangeError(what);
};

/** V1's numbers may be larger than JavaScript counts exactly; two such numbers could be one to Yjs and two here. */
export function readNumber(decoder: decoding.Decoder): number {
  const number = decoding.readVarUint(decoder);
  return Number.isSafeInteger(number) ? number : fail('a number past 2^53');
}

/** Past the end there is nothing to read, and an update has always something behind its structs: so a lie comes out there. */
function skip(decoder: decoding.Decoder, bytes: number): void {
  decoder.pos += bytes;
}

/** Strings and byte arrays: their length and so many bytes. */
const skipBytes = (decoder: decoding.Decoder): void => skip(decoder, readNumber(decoder));

const [OBJECT, ARRAY] = [118, 117] as const;
const [INTEGER, WORDS, BYTES] = [125, 119, 116] as const;
/** Bytes behind the kind of a value, where they are always as many: undefined, null, false, true; float32, float64, bigint. */
const WIDTHS: { readonly [kind: number]: number } = { 127: 0, 126: 0, 121: 0, 120: 0, 124: 4, 123: 8, 122: 8 };

/** Reads over so many values of any kind, as lib0 writes them; without recursion, since they may be nested as deep as they like. */
function skipValues(decoder: decoding.Decoder, count: number): void {
  /** What is to come of the arrays and objects that are open, the innermost last; before each value of an object stands its key. */
  const open = [{ left: count, keyed: false }];
  let values = 0;
  for (let top = open[0]; top; top = open.at(-1)) {
    if (top.left-- === 0) {
      open.pop();
      continue;
    }
    if (++values > VALUES) fail('too many values');
    if (top.keyed) skipBytes(decoder);
    const kind = decoding.readUint8(decoder);
    if (kind === OBJECT || kind === ARRAY) open.push({ left: readNumber(decoder), keyed: kind === OBJECT });
    else skipValue(decoder, kind);
  }
}

/** Of one value, all but its kind. */
function skipValue(decoder: decoding.Decoder, kind: number): void {
  const width = WIDTHS[kind];
  if (width !== undefined) skip(decoder, width);
  else if (kind === WORDS || kind === BYTES) skipBytes(decoder);
  else if (kind === INTEGER) while (decoding.readUint8(decoder) & 0x80);
  else fail('an unknown kind of value');
}

/** Types with a name of their own (XML element and hook). */
const NAMED_TYPES: readonly number[] = [3, 5];

const UNFIT: Content = { length: 1, text: '', fit: false };
const lengthOnly = (decoder: decoding.Decoder): Content => ({ length: readNumber(decoder), text: '', fit: false });

/** By Yjs' content numbers. What may not stand in a cell is read all the same: structs that are known may hold it. */
export const CONTENT: readonly ((decoder: decoding.Decoder) => Content)[] = [
  lengthOnly, // gap
  (decoder) => {
    const length = readNumber(decoder);
    return { length, text: '', fit: length <= LONGEST };
  },
  (decoder) => {
    const length = readNumber(decoder);
    if (length > VALUES) fail('too many values');
    for (let left = length; left > 0; left--) skipBytes(decoder); // JSON
    return { length, text: '', fit: false };
  },
  (decoder) => {
    skipBytes(decoder); // binary
    return UNFIT;
  },
  (decoder) => {
    // Decoded as strict UTF-8, so no half of a surrogate pair can come in alone.
    const text = decoding.readVarString(decoder);
    return { length: text.length, text, fit: true };
  },
  (decoder) => {
    skipBytes(decoder); // embed
    return UNFIT;
  },
  (decoder) => {
    const key = decoding.readVarString(decoder);
    const value = decoding.readVarString(decoder);
    return { length: 1, text: '', fit: MARK_KEYS.includes(key) && (value === 'true' || value === 'null') };
  },
  (decoder) => {
    if (NAMED_TYPES.includes(readNumber(decoder))) skipBytes(decoder); // shared type
    return UNFIT;
  },
  (decoder) => {
    const length = readNumber(decoder);
    skipValues(decoder, length); // any
    return { length, text: '', fit: false };
  },
  (decoder) => {
    skipBytes(decoder); // subdocument
    skipValues(decoder, 1);
    return UNFIT;
  },
  lengthOnly, // skip
];
