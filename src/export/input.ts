/**
 * What every exporter is given and what it promises. An exporter is a pure function of its input: two calls with equal
 * inputs give equal bytes, so a file can be hashed, signed and produced again years later.
 */
import type { Declaration, Milestone } from '../domain/clause/declaration.ts';
import type { SlotStates } from '../domain/clause/states-slot.ts';
import type { Lang, PerLang } from '../language/language.ts';
import type { PrintTools } from './printed.ts';

/** `brackets` prints contested words as they stand, `clean` keeps the words and drops the bracket signs. */
export const VIEWS = ['clean', 'brackets'] as const;
export type View = (typeof VIEWS)[number];

export type ExportInput = {
  readonly declaration: Declaration;
  /** One column, or all of them side by side. */
  readonly language: Lang | 'all';
  readonly view: View;
  /** Title of the resolution; printed where the declaration has no title clause. */
  readonly title: PerLang<string>;
  readonly summitName: PerLang<string>;
  /** Names of the parties in the order in which they sign; without it no place for signatures is printed. */
  readonly parties?: readonly PerLang<string>[];
  /** The States that a list in the text names, in their order; without them its token is printed. */
  readonly states?: SlotStates;
  /** Prints the word "draft" in the language of the text. */
  readonly draft: boolean;
  /** ISO time, UTC. The only time that enters the file. */
  readonly generatedAt: string;
  /** ISO day of the summit, by which machines know the text; without it the day of `generatedAt`. */
  readonly day?: string;
  readonly milestone?: Milestone;
  /** An IANA name: the clock on which deadlines are told. Default: UTC. */
  readonly timeZone?: string;
  /** Acts of rectification that the text carries, as lines behind it. */
  readonly corrections?: PerLang<readonly string[]>;
  /** Hash of the log's last record, kept in the file's properties where a format has such. */
  readonly logHead?: string;
  /** Direction of the parallel table: `rtl` puts the first column on the right. Default: the first language's own. */
  readonly holderDir?: 'ltr' | 'rtl';
  /** The column from which a file for translators goes into the others, as somebody wrote it; default: the first. */
  readonly source?: string;
};

export type Exporter = {
  readonly format: string;
  readonly mime: string;
  /** Without the dot. */
  readonly extension: string;
  /** What `language` may be: one column, only `all`, or either. */
  readonly languages: 'one' | 'all' | 'both';
  /** It goes from one language into others, so a source can be named and a second column is needed. */
  readonly pairs?: true;
  /** Without `tools` nothing is embedded. */
  readonly write: (input: ExportInput, tools?: PrintTools) => Promise<Uint8Array>;
};
