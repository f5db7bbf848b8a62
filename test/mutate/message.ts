/** What the processes of a run say to each other. */

/** A suite, and how long (milliseconds) a test of it may take: waiting for what never comes counts as noticed. */
export type Suite = { readonly path: string; readonly patience: number };

/** Where a child finds what it loads; the file is named by its first argument. */
export type Plan = { readonly sources: { readonly [file: string]: string } };

export type Order =
  /** Loads the sources and tells what ran meanwhile. */
  | { readonly kind: 'load' }
  /** Runs a suite without a mutant. */
  | { readonly kind: 'survey'; readonly suite: string }
  /** Runs suites with a mutant; more than `limit` passages through its switch count as a loop without end. */
  | { readonly kind: 'mutant'; readonly mutant: string; readonly suites: readonly Suite[]; readonly limit: number }
  /** Runs suites without a mutant once more: has a mutant left something behind? */
  | { readonly kind: 'clean'; readonly suites: readonly Suite[] };

type Hits = { readonly [mutant: string]: number };

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'began'; readonly suite: string }
  | { readonly kind: 'loaded'; readonly hits: Hits }
  | {
      readonly kind: 'surveyed';
      readonly suite: string;
      readonly seconds: number;
      readonly hits: Hits;
      readonly once: readonly string[];
    }
  | { readonly kind: 'unfit'; readonly suite: string; readonly failure: string }
  | {
      readonly kind: 'verdict';
      readonly mutant: string;
      readonly status: 'killed' | 'survived' | 'timeout';
      readonly by?: string;
    }
  | { readonly kind: 'clean' }
  | { readonly kind: 'unclean'; readonly failure: string };
