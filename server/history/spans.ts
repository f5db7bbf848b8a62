/**
 * What belongs to stretches of clocks: "client 7, from 12, five units: written by that record". Stretches never overlap: a
 * clock is brought once, and removed once.
 */
type Span<T> = { readonly clock: number; readonly end: number; readonly value: T };

/** A part of what was asked for; `from` counts from its beginning. */
export type Cut<T> = { readonly from: number; readonly length: number; readonly value: T };

export class Spans<T> {
  readonly #clients = new Map<number, Span<T>[]>();
  #sorted = true;

  add(client: number, clock: number, length: number, value: T): void {
    if (length <= 0) return;
    const list = this.#clients.get(client) ?? [];
    this.#clients.set(client, list);
    if ((list.at(-1)?.end ?? 0) > clock) this.#sorted = false;
    list.push({ clock, end: clock + length, value });
  }

  /** The known parts of a stretch, in order; what is not known is left out. */
  cut(client: number, clock: number, length: number): Cut<T>[] {
    if (!this.#sorted) for (const list of this.#clients.values()) list.sort((a, b) => a.clock - b.clock);
    this.#sorted = true;
    const list = this.#clients.get(client) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as Span<T>).end <= clock) low = middle + 1;
      else high = middle;
    }
    const parts: Cut<T>[] = [];
    for (let span = list[low]; span && span.clock < clock + length; span = list[++low]) {
      const from = Math.max(span.clock, clock);
      parts.push({ from: from - clock, length: Math.min(span.end, clock + length) - from, value: span.value });
    }
    return parts;
  }
}
