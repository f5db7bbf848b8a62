/**
 * Shapes of what crosses from the page to the main process. Small on purpose (a dozen lines a shape would drag in a
 * library): a shape takes an unknown value and returns it as a plain copy, or throws `ShapeError`. Unknown keys are refused.
 */

/** What a page sent does not have the shape its channel asks for. */
export class ShapeError extends Error {}

export type Shape<T> = (value: unknown) => T;
export type Shaped<S> = S extends Shape<infer T> ? T : never;

const refuse = (wanted: string): never => {
  throw new ShapeError(`expected ${wanted}`);
};

/** A string of at most `max` code units, matching `pattern` if given. */
export const text =
  (max: number, pattern?: RegExp): Shape<string> =>
  (value) =>
    typeof value === 'string' && value.length <= max && (!pattern || pattern.test(value))
      ? value
      : refuse(`text of up to ${max}`);

export const truth: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : refuse('a truth value'));

/** A whole number from 0 to `max`. */
export const count =
  (max: number): Shape<number> =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max
      ? (value as number)
      : refuse(`a number up to ${max}`);

/** A byte array of at most `max` bytes. */
export const bytes =
  (max: number): Shape<Uint8Array<ArrayBuffer>> =>
  (value) =>
    value instanceof Uint8Array && value.byteLength <= max
      ? (value as Uint8Array<ArrayBuffer>)
      : refuse(`up to ${max} bytes`);

export const oneOf =
  <const T extends string | boolean>(...values: readonly T[]): Shape<T> =>
  (value) =>
    values.find((one) => one === value) ?? refuse(values.join(' or '));

export const list =
  <T>(shape: Shape<T>, max: number): Shape<readonly T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= max ? value.map((item) => shape(item)) : refuse(`a list of up to ${max}`);

/** A key that may be missing. */
export const optional = <T>(shape: Shape<T>): Shape<T | undefined> =>
  Object.assign((value: unknown) => (value === undefined ? undefined : shape(value)), { optional: true });

type Fields = { readonly [key: string]: Shape<unknown> };
type OptionalKeys<F extends Fields> = { [K in keyof F]: undefined extends Shaped<F[K]> ? K : never }[keyof F];
type RecordOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Shaped<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Shaped<F[K]>;
};

/** An object with exactly these keys. */
export const record =
  <F extends Fields>(fields: F): Shape<RecordOf<F>> =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('an object');
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (stranger !== undefined) return refuse(`no ${stranger}`);
    const pairs = Object.entries(fields).map(([key, shape]) => [key, shape((value as Record<string, unknown>)[key])]);
    return Object.fromEntries(pairs.filter(([, field]) => field !== undefined)) as RecordOf<F>;
  };

/** The first of several shapes that fits. */
export const either =
  <S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Shaped<S[number]>> =>
  (value) => {
    for (const shape of shapes) {
      try {
        return shape(value) as Shaped<S[number]>;
      } catch (error) {
        if (!(error instanceof ShapeError)) throw error;
      }
    }
    return refuse('one of several shapes');
  };
