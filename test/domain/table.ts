/**
 * One clause that effects and typing change, so that a negotiation can be played without a document. It keeps text, stances
 * and all that lies beside the text in the simplest way there is.
 */
import { createHash } from 'node:crypto';
import type { ClauseKind, ClauseStatus, StanceRecord } from '../../src/domain/clause/clause.ts';
import type { Effect } from '../../src/domain/decide.ts';
import type { Ground } from '../../src/domain/ground.ts';
import type { AbsenceRecord, PairRecord, ProposalRecord, SilenceRecord } from '../../src/domain/negotiation/record.ts';
import type { PerLang } from '../../src/language/language.ts';
import { againstOf, beside, ground } from './ground.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The clause digest, computed a second time with the platform's hash and JSON written by hand. */
export function independentDigest(kind: string, texts: PerLang<string>): string {
  const cell = (text: string): string =>
    sha(
      `[${text
        .split('\n')
        .map((line) => (line === '' ? '[]' : `[{"text":${JSON.stringify(line)}}]`))
        .join(',')}]`,
    );
  return sha(`{"kind":"${kind}","texts":{"fa":"${cell(texts.fa ?? '')}","ru":"${cell(texts.ru ?? '')}"}}`);
}

export class Table {
  kind: ClauseKind = 'paragraph';
  status: ClauseStatus = 'draft';
  held = false;
  texts: PerLang<string> = { fa: 'متن', ru: 'текст' };
  readonly stances = new Map<string, StanceRecord>();
  readonly proposals = new Map<string, ProposalRecord>();
  readonly pairs = new Map<string, PairRecord>();
  readonly absent = new Map<string, AbsenceRecord>();
  silence: SilenceRecord | undefined;

  digest(): string {
    return independentDigest(this.kind, this.texts);
  }

  ground(): Ground {
    const { kind, status, held, texts } = this;
    const on = ground({ kind, status, held, texts });
    const whole = { ...on.clauses[0], stances: Object.fromEntries(this.stances) } as Ground['clauses'][number];
    return beside(
      { ...on, clauses: [whole], against: againstOf([whole]), clause: (id) => (id === 'c1' ? whole : undefined) },
      {
        proposals: [...this.proposals.values()],
        pairs: Object.fromEntries(this.pairs),
        absent: Object.fromEntries(this.absent),
        ...(this.silence ? { silences: { c1: this.silence } } : {}),
      },
    );
  }

  apply(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type === 'clause.set') {
        this.kind = effect.kind ?? this.kind;
        this.status = effect.status ?? this.status;
        this.held = effect.held ?? this.held;
      } else if (effect.type === 'text.put') this.texts = { ...this.texts, [effect.lang]: effect.text };
      else if (effect.type === 'proposal.put') this.proposals.set(effect.record.id, effect.record);
      else if (effect.type === 'silence.put') this.silence = effect.record;
      else if (effect.type === 'pair.put') this.pairs.set(effect.pair, effect.record);
      else if (effect.type === 'stance.put') {
        if (effect.record) this.stances.set(effect.delegation, effect.record);
        else this.stances.delete(effect.delegation);
      } else if (effect.type === 'party.put') {
        if (effect.absent) this.absent.set(effect.delegation, effect.absent);
        else this.absent.delete(effect.delegation);
      } else throw new Error(`${effect.type} is not played here`);
    }
  }
}
