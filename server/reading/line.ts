/**
 * The line before the readers, fair by member: of those who wait it is the turn of whoever was served longest ago, so that
 * somebody's one question stands behind one of everybody else's at most, and never behind a hundred of mine.
 */
export class Line<T> {
  /** Nobody is in it without a question. */
  readonly #members = new Map<string, T[]>();
  /** When each member was served last, counted in questions. */
  readonly #served = new Map<string, number>();
  #turn = 0;
  #size = 0;

  /** Of all members. */
  get size(): number {
    return this.#size;
  }

  sizeOf(member: string): number {
    return this.#members.get(member)?.length ?? 0;
  }

  join(member: string, one: T): void {
    const own = this.#members.get(member);
    if (own) own.push(one);
    else this.#members.set(member, [one]);
    this.#size++;
  }

  /** Whoever gives up. */
  leave(member: string, one: T): void {
    const own = this.#members.get(member) ?? [];
    const at = own.indexOf(one);
    if (at >= 0) this.#remove(member, own, at);
  }

  /** The oldest question that may be asked now, of the member whose turn it is; undefined when there is none. */
  take(may: (member: string, one: T) => boolean): T | undefined {
    const waiting = [...this.#members.keys()].sort((a, b) => this.#last(a) - this.#last(b));
    for (const member of waiting) {
      const own = this.#members.get(member) ?? [];
      const at = own.findIndex((one) => may(member, one));
      if (at < 0) continue;
      const one = own[at];
      this.#remove(member, own, at);
      this.#served.set(member, ++this.#turn);
      return one;
    }
    return undefined;
  }

  #last(member: string): number {
    return this.#served.get(member) ?? 0;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const own of this.#members.values()) yield* own;
  }

  #remove(member: string, own: T[], at: number): void {
    own.splice(at, 1);
    this.#size--;
    if (own.length === 0) this.#members.delete(member);
  }
}
