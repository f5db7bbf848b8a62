/** What a route is made of: the kinds of bodies and answers, the names in its query, and the types that follow from a row. */
import type { Command, SummitCommand } from '../domain/command.ts';
import type { RefusalName } from './refusals.ts';
import type { Of, Shape } from './shape.ts';

/** `must`: the call says nothing without it. `flag`: its being there is all it says. */
type Presence = 'must' | 'may' | 'flag';

/** Names of a query, with the type of what they take hung on. */
export type Asks<in out Q> = { readonly names: { readonly [name: string]: Presence }; readonly type?: (query: Q) => Q };

/** For each field of `Q` whether it has to be there. */
export const asks = <Q>(
  names: {
    readonly [K in keyof Q]-?: undefined extends Q[K] ? 'may' | 'flag' : 'must';
  },
): Asks<Q> => ({ names });

/** Any shape, whatever it is of. */
type Look = (value: unknown) => string | null;

export type BodyKind =
  | { readonly kind: 'json'; readonly shape: Look }
  /** A command on a resolution or on the summit: the server parses it (`command.ts`), the client knows its type. */
  | { readonly kind: 'command' }
  | { readonly kind: 'summit-command' }
  /** `application/octet-stream`, at most so many bytes. */
  | { readonly kind: 'bytes'; readonly limit: number };

export type AnswerKind =
  | { readonly kind: 'json'; readonly shape: Look }
  /** A refusal by the rules is an answer, too: it comes in the same shape, with a status that says so. */
  | { readonly kind: 'verdict'; readonly shape: Look }
  /** Bytes with a name. */
  | { readonly kind: 'file' };

export type Route = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly query?: Pick<Asks<never>, 'names'>;
  readonly body?: BodyKind;
  readonly answer: AnswerKind;
  /** Besides what any call may be refused with. */
  readonly refusals: readonly RefusalName[];
  /** Answers also whoever has not signed in. */
  readonly open?: true;
  /** Only of a server with `--demo`. */
  readonly demo?: true;
  /** It is the same call as that row, asked for in another way, and the server answers both in one place. */
  readonly as?: string;
};

export const json = <T>(shape: Shape<T>) => ({ kind: 'json', shape }) as const;
export const verdict = <T>(shape: Shape<T>) => ({ kind: 'verdict', shape }) as const;
export const file = { kind: 'file' } as const;
export const bytes = (limit: number) => ({ kind: 'bytes', limit }) as const;

type Empty = { readonly [name in never]: never };

/** `{r: string}` of "/api/resolutions/:r/log". */
export type PathOf<Path> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [name in Name]: string } & PathOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? { readonly [name in Name]: string }
    : Empty;
export type QueryOf<R> = R extends { readonly query: Asks<infer Q> } ? Q : Empty;
export type BodyOf<R> = R extends { readonly body: infer B }
  ? B extends { readonly shape: infer S }
    ? Of<S>
    : B extends { readonly kind: 'command' }
      ? Command
      : B extends { readonly kind: 'summit-command' }
        ? SummitCommand
        : Uint8Array
  : undefined;
/** What stands in for the answer of a route whose answer is bytes. */
export type AFile = { readonly file: true };
export type AnswerOf<R> = R extends { readonly answer: { readonly shape: infer S } } ? Of<S> : AFile;
