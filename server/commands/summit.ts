/**
 * The summit: its file, its members, its resolutions. State is folded from the log room `summit`; every change is a
 * record there. Resolutions are rooms of their own, created here with their first record.
 */
import { homeRoom, isResolutionId, notesRoom, SUMMIT_ROOM } from '../../src/crdt/rooms.ts';
import type { Column } from '../../src/domain/clause/declaration.ts';
import { spread } from '../../src/domain/clause/ordering.ts';
import { type Answer, SUMMIT_COMMANDS, type SummitCommand } from '../../src/domain/command.ts';
import type { Effect } from '../../src/domain/decide.ts';
import { foldSigning, NO_SIGNING, type SigningFact, type SigningState } from '../../src/domain/instrument/signing.ts';
import {
  type AdoptionFact,
  type AdoptionState,
  foldAdoption,
  NO_ADOPTION,
} from '../../src/domain/negotiation/adoption.ts';
import {
  foldPositions,
  NO_POSITIONS,
  type PositionFact,
  type PositionState,
} from '../../src/domain/negotiation/position.ts';
import { foldRules, NO_RULES, type RulesFact, type RulesState } from '../../src/domain/negotiation/rules-adoption.ts';
import { type Actor, OFFICES } from '../../src/domain/permission.ts';
import {
  foldPeople,
  isPeopleFact,
  NO_PEOPLE,
  type PeopleFact,
  type PeopleState,
} from '../../src/domain/summit/people.ts';
import type { ClauseSeed, Member, ResolutionSeed, SummitFile } from '../../src/domain/summit/summit.ts';
import { type IssuedDocument, judgeSymbols, type SymbolFact, SymbolRegister } from '../../src/domain/summit/symbol.ts';
import type { Lang, PerLang } from '../../src/language/language.ts';
import { type Log, openLog } from '../history/log.ts';
import { createResolutionRoom, createSideRoom } from '../rooms/create.ts';
import type { Storage } from '../storage/storage.ts';
import { exceptionCommand } from './adoption.ts';
import type { Standing } from './assembly.ts';
import { adoptionAnswer, peopleAnswer, positionAnswer, rulesAnswer } from './meeting.ts';
import { peopleOfFile } from './people.ts';
import { refusalSentence, unmetAnswer } from './sentences.ts';
import { judgeSignatureAct } from './signature-acts.ts';
import { judgeSigning, signingRefused } from './signing.ts';
import { completed, orderOf, type SummitFacts } from './summit-facts.ts';

export type ResolutionEntry = {
  readonly id: string;
  readonly panel: string;
  readonly title: PerLang<string>;
  /** Texts of languages that had no column at the start, by clause; they fill a column that is switched on. */
  readonly spare: { readonly [clause: string]: PerLang<string> };
};

/** Bodies of the records in room `summit`. */
export type Fact =
  | { readonly fact: 'summit'; readonly summit: SummitFacts }
  | { readonly fact: 'member'; readonly member: Member }
  | { readonly fact: 'resolution'; readonly resolution: ResolutionEntry }
  | RulesFact
  | SigningFact
  | AdoptionFact
  | PositionFact
  | PeopleFact
  | SymbolFact;

/** The subjects of the log whose facts are folded apart, by the word before the dot. */
type Apart = RulesFact | AdoptionFact | PositionFact | SymbolFact;
const isOf = <F extends Apart>(fact: { readonly fact: string }, subject: string): fact is F =>
  fact.fact.startsWith(`${subject}.`);

/** Of the signing is what is of nothing else. */
const OF_OTHERS = /^(?:summit|member|resolution)$|^(?:rules|adoption|position|symbol|people)\./;
const isSigning = (fact: Fact): fact is SigningFact => !OF_OTHERS.test(fact.fact);

const SERVER: Actor = { id: 'server', role: 'secretariat', columns: [] };

const refused = (reason: 'not-allowed' | 'bad-command' | 'rule-unmet', message?: string): Answer => ({
  ok: false,
  reason,
  message: message ?? refusalSentence(reason),
});

export type SummitHost = {
  readonly storage: Storage;
  readonly now: () => string;
  readonly newId: (prefix: string) => string;
  /** Makes a new invitation code for a member. */
  readonly invite: (member: string) => string;
  /** Called after a member's rights changed (columns, revocation). */
  readonly changed: (member: Member) => void;
  /** Called when rules of procedure come into force, and when a draft of them is laid before the delegations. */
  readonly governed: (fact: RulesFact, by: Actor) => void;
  /** Called inside the turn after a step of the signing was written down: those whom it concerns are told. */
  readonly signing?: (fact: SigningFact, actor: Pick<Actor, 'id'>) => void;
  /** The resolutions as they stand: a text is adopted as a whole. */
  readonly rooms: () => Standing['rooms'];
  /** Called when a text is taken up, objected to, adopted, or left. */
  readonly adoption: (fact: AdoptionFact, by: Actor) => void;
  readonly position: (fact: PositionFact, by: Actor) => void;
};

export class Summit {
  facts: SummitFacts | null = null;
  readonly members = new Map<string, Member>();
  readonly resolutions = new Map<string, ResolutionEntry>();
  /** Instrument, seals, signatures, rectifications. */
  signing: SigningState = NO_SIGNING;
  /** Rules of procedure. */
  rules: RulesState = NO_RULES;
  adoption: AdoptionState = NO_ADOPTION;
  /** Statements of delegations, and the chair's summaries. */
  positions: PositionState = NO_POSITIONS;
  /** Participants and signatories. */
  people: PeopleState = NO_PEOPLE;
  /** Document symbols that were given. */
  symbols = new SymbolRegister();
  readonly #host: SummitHost;
  readonly #log: Log;

  constructor(host: SummitHost) {
    this.#host = host;
    this.#log = openLog(host.storage, SUMMIT_ROOM);
    this.reload();
  }

  /** Folds the state from the log again. */
  reload(): void {
    this.facts = null;
    this.members.clear();
    this.resolutions.clear();
    this.signing = NO_SIGNING;
    this.rules = NO_RULES;
    this.adoption = NO_ADOPTION;
    this.positions = NO_POSITIONS;
    this.people = NO_PEOPLE;
    this.symbols = new SymbolRegister();
    this.#log.reload();
    for (const record of this.#host.storage.records(SUMMIT_ROOM, 1, Number.MAX_SAFE_INTEGER))
      this.#fold((record.body as { fact: Fact }).fact);
  }

  #fold(fact: Fact): void {
    if (fact.fact === 'summit') this.facts = fact.summit;
    else if (fact.fact === 'member') this.members.set(fact.member.id, fact.member);
    else if (fact.fact === 'resolution') this.resolutions.set(fact.resolution.id, fact.resolution);
    else if (isOf<RulesFact>(fact, 'rules')) this.rules = foldRules(this.rules, fact);
    else if (isOf<AdoptionFact>(fact, 'adoption')) this.adoption = foldAdoption(this.adoption, fact);
    else if (isOf<PositionFact>(fact, 'position')) this.positions = foldPositions(this.positions, fact);
    else if (isOf<SymbolFact>(fact, 'symbol')) this.symbols.take(fact);
    else if (isPeopleFact(fact)) this.people = foldPeople(this.people, fact);
    else this.signing = foldSigning(this.signing, fact);
  }

  /** Writes down what was judged already. Inside a turn only. */
  record(actor: Pick<Actor, 'id' | 'delegation'>, fact: SigningFact): number {
    return this.#put(actor, fact, null);
  }

  /** Documents that a decision in a resolution's room has issued. Inside its turn only. */
  issued(actor: Pick<Actor, 'id' | 'delegation'>, documents: readonly IssuedDocument[]): void {
    for (const document of documents) this.#put(actor, { fact: 'symbol.issued', document }, null);
  }

  #put(actor: Pick<Actor, 'id' | 'delegation'>, fact: Fact, command: SummitCommand['type'] | null): number {
    const record = this.#log.append({
      at: this.#host.now(),
      member: actor.id,
      delegation: actor.delegation ?? null,
      kind: 'command',
      places: [],
      clients: [],
      body: { command, fact },
      bytes: null,
    });
    this.#fold(fact);
    if (isSigning(fact)) this.#host.signing?.(fact, actor);
    return record.seq;
  }

  actor(id: string): Actor | null {
    if (id === SERVER.id) return SERVER;
    const member = this.members.get(id);
    return member && !member.revoked ? member : null;
  }

  /** Creates the summit of a file, or adds what the existing one lacks. Inside a turn only. */
  adopt(file: SummitFile): void {
    const { members, resolutions, rules, participants = [], signatories = [], symbolBase, ...own } = file;
    // A folder of the first edition keeps deciding as it did; one around an imported text knows nothing of itself yet.
    const isNew = !this.facts || this.facts.delegations.length === 0;
    const people = isNew
      ? peopleOfFile({ participants, signatories }, { member: SERVER.id, at: this.#host.now() })
      : null;
    if (rules && isNew) {
      const fact = { fact: 'rules.adopted', adopted: { rules, member: SERVER.id, at: this.#host.now() } } as const;
      this.#put(SERVER, fact, null);
      this.#host.governed(fact, SERVER);
    }
    if (symbolBase !== undefined && isNew)
      this.#put(SERVER, { fact: 'symbol.base', base: symbolBase, member: SERVER.id, at: this.#host.now() }, null);
    const summit = completed(this.facts, own);
    if (summit !== this.facts) this.#put(SERVER, { fact: 'summit', summit }, null);
    if (people) this.#put(SERVER, people, null);
    for (const member of members) if (!this.members.has(member.id)) this.#put(SERVER, { fact: 'member', member }, null);
    const parties = own.delegations.map(({ id }) => id);
    for (const seed of resolutions) if (!this.resolutions.has(seed.id)) this.createResolution(SERVER, seed, parties);
  }

  /**
   * Creates a resolution with its clauses. Inside a turn only. The id must be free and well formed.
   * @param parties the delegations that take part, if not all of the summit
   */
  createResolution(
    actor: Pick<Actor, 'id' | 'delegation'>,
    seed: ResolutionSeed,
    parties: readonly string[] = this.facts?.delegations.map(({ id }) => id) ?? [],
  ): number {
    const { newId } = this.#host;
    const langs = seed.columns.map(({ lang }) => lang);
    const keys = spread(seed.clauses.length);
    const spare: { [clause: string]: PerLang<string> } = {};
    const effects = seed.clauses.flatMap((clause: ClauseSeed, index): Effect[] => {
      const id = clause.id ?? newId('c');
      const rest = Object.entries(clause.texts).filter(([lang, text]) => !langs.includes(lang as Lang) && text);
      if (rest.length > 0) spare[id] = Object.fromEntries(rest);
      const put: Effect = {
        type: 'clause.put',
        id,
        kind: clause.kind,
        level: clause.level,
        order: keys[index] as string,
        texts: clause.texts,
        ...(clause.marked ? { marked: clause.marked } : {}),
      };
      return clause.status === 'withdrawn' ? [put, { type: 'clause.set', id, status: 'withdrawn' }] : [put];
    });
    const seq = this.#put(
      actor,
      { fact: 'resolution', resolution: { id: seed.id, panel: seed.panel, title: seed.title, spare } },
      'resolution.create',
    );
    const rules = this.rules.adopted.at(-1)?.rules;
    createResolutionRoom(
      this.#host,
      actor,
      seed.id,
      { columns: seed.columns as Column[], parties, ...(rules ? { rules } : {}) },
      effects,
    );
    this.createSideRooms(seed.id);
    return seq;
  }

  /** The rooms beside a resolution that are not there yet. Inside a turn only. */
  createSideRooms(resolution: string): void {
    const homes = [...(this.facts?.delegations.map(({ id }) => id) ?? []), OFFICES.secretariat, OFFICES.legal];
    for (const room of [notesRoom(resolution), ...homes.map((home) => homeRoom(resolution, home))])
      if (!this.#host.storage.head(room)) createSideRoom(this.#host, room);
  }

  /** Judges and does one summit command. Inside a turn only. */
  command(actor: Actor, command: SummitCommand): Answer {
    const known = this.#host.storage.answer(actor.id, command.id);
    if (known) return known;
    const answer = this.#judge(actor, command);
    // A code is shown once: the stored answer of a repeat must not hold it.
    if (answer.ok) this.#host.storage.putAnswer(actor.id, command.id, { ...answer, code: undefined } as Answer);
    return answer;
  }

  #judge(actor: Actor, command: SummitCommand): Answer {
    if (actor.revoked || !SUMMIT_COMMANDS[command.type].roles.includes(actor.role)) return refused('not-allowed');
    const desk = { summit: this, host: this.#host, put: this.#put.bind(this) };
    switch (command.type) {
      case 'member.invite': {
        const { name, role, delegation, columns = [] } = command;
        const known = this.facts?.delegations.some(({ id }) => id === delegation) ?? false;
        if (role === 'negotiator' ? !known : delegation !== undefined && !known)
          return refused('bad-command', 'A negotiator belongs to one of the delegations of this summit.');
        const member: Member = {
          id: this.#host.newId('p'),
          name,
          role,
          columns,
          ...(delegation ? { delegation } : {}),
        };
        const seq = this.#put(actor, { fact: 'member', member }, command.type);
        return { ok: true, seq, member: member.id, code: this.#host.invite(member.id) };
      }
      case 'member.change':
      case 'member.revoke': {
        const member = this.members.get(command.member);
        if (!member || member.revoked) return refused('bad-command', 'There is no such member.');
        if (command.type === 'member.revoke' && member.id === actor.id)
          return refused('rule-unmet', 'You cannot withdraw your own access; a colleague of the secretariat has to.');
        const next: Member =
          command.type === 'member.revoke'
            ? { ...member, revoked: true }
            : { ...member, name: command.name ?? member.name, columns: command.columns ?? member.columns };
        const seq = this.#put(actor, { fact: 'member', member: next }, command.type);
        this.#host.changed(next);
        return { ok: true, seq, member: member.id };
      }
      case 'member.code': {
        const member = this.members.get(command.member);
        if (!member || member.revoked) return refused('bad-command', 'There is no such member.');
        const seq = this.#put(actor, { fact: 'member', member }, command.type);
        return { ok: true, seq, member: member.id, code: this.#host.invite(member.id) };
      }
      case 'rules.propose':
      case 'rules.stance':
      case 'rules.adopt':
      case 'rules.withdraw':
        return rulesAnswer(desk, actor, command);
      case 'adoption.open':
      case 'adoption.say':
      case 'adoption.record':
      case 'adoption.end':
        return adoptionAnswer(desk, actor, command);
      case 'position.make':
      case 'position.withdraw':
      case 'summary.issue':
      case 'summary.move':
        return positionAnswer(desk, actor, command);
      case 'symbols.set': {
        const judged = judgeSymbols(this.symbols, actor, command, this.#host.now());
        return judged.ok ? { ok: true, seq: this.#put(actor, judged.fact, command.type) } : unmetAnswer(judged);
      }
      case 'exception.set': {
        const judged = exceptionCommand({ summit: this, rooms: this.#host.rooms() }, this.#host.now(), command);
        return judged.ok ? { ok: true, seq: this.#put(actor, judged.fact, command.type) } : unmetAnswer(judged);
      }
      case 'participant.put':
      case 'participant.remove':
      case 'signatory.put':
      case 'signatory.remove':
      case 'signatory.decline':
      case 'bearer.name':
        return peopleAnswer(desk, actor, command);
      case 'signature.confirm':
      case 'signature.withdraw':
      case 'initials.prepare':
      case 'initials.give': {
        const judged = judgeSignatureAct(this, actor, command, this.#host.now());
        if (!judged.ok) return signingRefused(judged.signing);
        return { ok: true, seq: this.#put(actor, judged.fact, command.type) };
      }
      case 'instrument.set':
      case 'seal.void':
      case 'rectification.table':
      case 'rectification.object':
      case 'rectification.withdraw':
      case 'rectification.confirm':
      case 'rectification.notify':
      case 'notification.receive':
      case 'depositary.set':
      case 'copy.issue': {
        const ground = { delegations: this.facts?.delegations ?? [], order: orderOf(this) };
        const judged = judgeSigning(this, ground, this.#host, actor, command);
        if (!judged.ok) return judged.answer;
        const seq = this.#put(actor, judged.fact, command.type);
        return { ok: true, seq, ...judged.named };
      }
      case 'resolution.create': {
        if (!isResolutionId(command.resolution))
          return refused('bad-command', 'A resolution id is lower-case letters, digits and hyphens.');
        if (this.resolutions.has(command.resolution))
          return refused('rule-unmet', `There is a resolution ${command.resolution} already.`);
        const columns = (command.columns ?? this.facts?.columns ?? []).map(
          (lang): Column => ({ lang, standing: 'authentic' }),
        );
        if (columns.length === 0) return refused('bad-command', 'A resolution needs at least one column.');
        const seq = this.createResolution(actor, {
          id: command.resolution,
          panel: command.panel ?? '',
          title: command.title,
          columns,
          clauses: [{ kind: 'title', level: 0, texts: command.title }],
        });
        return { ok: true, seq, resolution: command.resolution };
      }
    }
  }
}
