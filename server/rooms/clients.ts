/**
 * Whose Yjs client ids these are. Each is bound to one member before its first write, by a record of the log; of whom
 * something was refused, that id is retired: what it wrote stands as a gap here, so it may not go on.
 */
import type { LogRecord } from '../storage/storage.ts';

export class ClientIds {
  readonly #owners = new Map<number, string>();
  readonly #retired = new Set<number>();

  /** Kinds of records that say something about client ids. */
  static readonly KINDS = ['bind', 'refused'] as const;

  /** Forgets everything and reads it again. `own` is the server's id of this load and belongs to nobody else. */
  load(records: Iterable<LogRecord>, own: number): void {
    this.#owners.clear();
    this.#retired.clear();
    for (const { kind, body, member } of records) {
      if (kind === 'refused') this.retire((body as { retired?: number[] }).retired ?? []);
      if (kind === 'bind') for (const id of body as number[]) this.#owners.set(id, member);
    }
    this.#owners.set(own, 'server');
  }

  ownerOf(id: number): string | undefined {
    return this.#owners.get(id);
  }

  bind(member: string, ids: readonly number[]): void {
    for (const id of ids) this.#owners.set(id, member);
  }

  retire(ids: Iterable<number>): void {
    for (const id of ids) this.#retired.add(id);
  }

  mayWrite(member: string, id: number): boolean {
    return this.#owners.get(id) === member && !this.#retired.has(id);
  }
}
