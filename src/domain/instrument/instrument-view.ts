/** What the server says of the instrument at one moment: its settings, what it lacks, what was sealed and what followed. */
import type { Adoption } from '../negotiation/adoption.ts';
import type { AdoptionGround } from '../negotiation/judge-adoption.ts';
import type { PositionState } from '../negotiation/position.ts';
import type { AssemblyMissing, AssemblyWarning, WaivedFinding } from './assembly.ts';
import type { CopyRecord, Depositary, Notification } from './depositary.ts';
import type { InstrumentSetting, Party } from './instrument.ts';
import type { Act } from './outcome.ts';
import type { NewPair, RectificationRecord, RectificationState } from './rectification.ts';
import type { SealRecord } from './signing.ts';
import type { InitialsState } from './signing-acts.ts';

/** An act with what follows from it at this moment. */
export type RectificationView = RectificationRecord & {
  readonly state: RectificationState;
  /** Null while a delegation was not told. */
  readonly deadline: string | null;
  readonly untold: readonly string[];
  /** Pairs that still have to be confirmed. */
  readonly missing: readonly NewPair[];
};

export type AdoptionView = PositionState & {
  readonly adoptions: readonly Adoption[];
  readonly ground: Omit<AdoptionGround, 'delegations' | 'act'> & { readonly act?: Act };
};

export type InstrumentView = {
  readonly setting: InstrumentSetting;
  /** Whether somebody chose the settings, or the summit's data suggests them. */
  readonly chosen: boolean;
  readonly parties: readonly Party[];
  readonly digest: string;
  readonly missing: readonly AssemblyMissing[];
  /** What to look at in the text as it would be put together. */
  readonly warnings: readonly AssemblyWarning[];
  /** In the texts as they stand. */
  readonly waived: readonly WaivedFinding[];
  /** Its adoption, and what stands beside it. */
  readonly adoption: AdoptionView;
  readonly seals: readonly SealRecord[];
  /** Absent before a text was prepared for them. */
  readonly initials?: InitialsState;
  readonly rectifications: readonly RectificationView[];
  readonly depositary?: Depositary | null;
  /** Of the seal that stands. */
  readonly notifications?: readonly Notification[];
  readonly copies?: readonly CopyRecord[];
  /** UTC, of the server's clock. */
  readonly now: string;
};
