/**
 * Whose Yjs client ids these are. Each is bound to one member before its first write, by a record of the log; of whom
 * something was refused, that id is retired: what it wrote stands as a gap here, so it may not go on.
 */
import type { LogRecord } from '../storage/storage.ts';

export class ClientIds {
  readonly #owners = new Map<number, string>();
  readonly #retired = new Set<number>();

  clear(): void {
    this.#owners.clear();
    this.#retired.clear();
  }

  /** A record of the log, at load; those that say nothing about ids are passed over. */
  note({ kind, body, member }: Pick<LogRecord, 'kind' | 'body' | 'member'>): void {
    if (kind === 'refused') this.retire((body as { retired?: number[] }).retired ?? []);
    if (kind === 'bind') this.bind(member, body as number[]);
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
