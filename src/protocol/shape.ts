/**
 * What an answer has to look like, as functions that look and copy nothing: `shape(value)` is null where the value fits, else
 * one line that names the first place where it does not. A shape belongs to its type: it lists exactly the fields of the type,
 * each with the shape of that field's own type, and the compiler refuses one too many, one too few, or another. Fields that a
 * shape does not know are let through: a newer server may say more.
 */
import { LANGS, type Lang, type PerLang } from '../language/language.ts';

/** "clauses[3].texts.fa: an object was expected", or null. Invariant: neither wider nor narrower than `T` will do. */
export interface Shape<in out T> {
  (value: unknown): string | null;
  /** Never there; it ties the shape to its type in both directions. */
  readonly type?: (value: T) => T;
}

/** Of a field that may be absent. */
export interface Optional<in out T> {
  readonly optional: Shape<T>;
}

/** For each field of a type its shape. */
export type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> | Unknown<T[K]> : Shape<T[K]>;
};
/** `unknown` takes in undefined, and may be absent or not. */
type Unknown<T> = unknown extends T ? Shape<unknown> : never;

/** What a shape is of. */
export type Of<S> = S extends Shape<infer T> ? T : never;

const expected = (what: string): string => `: ${what} was expected`;
/** A fault found below a name or a place, with the way to it in front. */
const below = (key: string | number, fault: string): string =>
  `${typeof key === 'number' ? `[${key}]` : `.${key}`}${fault}`;

/** The fault as a person reads it. */
export const faultWords = (fault: string): string => fault.replace(/^[.:]\s?/, '');

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Shape<string> = (value) => (typeof value === 'string' ? null : expected('a text'));
export const number: Shape<number> = (value) => (typeof value === 'number' ? null : expected('a number'));
/** A whole number that JSON carries unharmed. */
export const whole: Shape<number> = (value) => (Number.isSafeInteger(value) ? null : expected('a whole number'));
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? null : expected('true or false'));
/** Whoever reads it looks for themselves. */
export const anything: Shape<unknown> = () => null;

export const only =
  <const T extends string | number | boolean>(one: T): Shape<T> =>
  (value) =>
    value === one ? null : expected(String(one));

export function oneOf<const T extends string>(names: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(names);
  return (value) => (known.has(value) ? null : expected(`one of ${names.join(', ')}`));
}

export const nameIn = <T extends string>(table: { readonly [name in T]: unknown }): Shape<T> =>
  oneOf(Object.keys(table) as T[]);

export const optional = <T>(shape: Shape<T>): Optional<T> => ({ optional: shape });

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value) =>
    value === null ? null : shape(value);

export const either =
  <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  (value) =>
    one(value) === null ? null : other(value);

export const list =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return expected('a list');
    for (let at = 0; at < value.length; at++) {
      const fault = shape(value[at]);
      if (fault !== null) return below(at, fault);
    }
    return null;
  };

export const pair =
  <A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> =>
  (value) => {
    if (!Array.isArray(value) || value.length !== 2) return expected('a pair');
    const fault = first(value[0]);
    if (fault !== null) return below(0, fault);
    const other = second(value[1]);
    return other === null ? null : below(1, other);
  };

export const triple =
  <T>(shape: Shape<T>): Shape<readonly [T, T, T]> =>
  (value) => {
    const fault = list(shape)(value);
    return fault ?? ((value as readonly T[]).length === 3 ? null : expected('a list of three'));
  };

/** By names that are data: ids of delegations, of clauses. */
export const byName =
  <T>(shape: Shape<T>): Shape<{ readonly [name: string]: T }> =>
  (value) => {
    if (!isObject(value)) return expected('an object');
    for (const name in value) {
      const fault = shape(value[name]);
      if (fault !== null) return below(name, fault);
    }
    return null;
  };

export const lang = oneOf(LANGS);
/** By names of a closed list, of which some may be left out; names beyond it are a newer server's. */
export function partly<K extends string, T>(shape: Shape<T>): Shape<{ readonly [name in K]?: T }> {
  const named = byName(shape);
  return (value) => named(value);
}
export const perLang = <T>(shape: Shape<T>): Shape<PerLang<T>> => partly<Lang, T>(shape);

type Row = { readonly name: string; readonly shape: Shape<unknown>; readonly required: boolean };

const rowsOf = (fields: object): readonly Row[] =>
  Object.entries(fields as { readonly [name: string]: Shape<unknown> | Optional<unknown> }).map(([name, field]) =>
    typeof field === 'function'
      ? { name, shape: field, required: true }
      : { name, shape: field.optional, required: false },
  );

function inRows(rows: readonly Row[], value: { readonly [name: string]: unknown }): string | null {
  for (const { name, shape, required } of rows) {
    const field = value[name];
    if (field === undefined && !required) continue;
    const fault = shape(field);
    if (fault !== null) return below(name, fault);
  }
  return null;
}

export function object<T>(fields: Fields<T>): Shape<T> {
  const rows = rowsOf(fields);
  return (value) => (isObject(value) ? inRows(rows, value) : expected('an object'));
}

/** The members of a union whose field `K` may be `V`. */
type Case<T, K extends keyof T, V> = T extends unknown ? (V extends T[K] ? Omit<T, K> : never) : never;

/** For each word of the field `K` the other fields. */
export type Cases<T, K extends keyof T> = { readonly [V in T[K] & string]: Fields<Case<T, K, V>> };

/** A closed union, told apart by one field. */
export function tagged<T, K extends keyof T & string>(tag: K, cases: Cases<T, K>): Shape<T> {
  const known = new Map<unknown, readonly Row[]>(
    Object.entries(cases).map(([word, fields]) => [word, rowsOf(fields as object)]),
  );
  return (value) => {
    if (!isObject(value)) return expected('an object');
    const rows = known.get(value[tag]);
    return rows ? inRows(rows, value) : below(tag, expected(`one of ${[...known.keys()].join(', ')}`));
  };
}
