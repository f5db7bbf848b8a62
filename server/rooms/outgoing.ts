/**
 * What a turn has for the sockets, gathered until its commit: frames for everybody and answers for one. Then each socket
 * gets all of its own in one write, in the order in which they came about.
 */
import type { Peer } from './room.ts';

export class Outgoing {
  #frames: { readonly frame: Uint8Array; readonly except: Peer | null }[] = [];
  #replies = new Map<Peer, (() => Uint8Array)[]>();

  /** True when something goes to everybody. */
  get spreads(): boolean {
    return this.#frames.length > 0;
  }

  spread(frame: Uint8Array, except: Peer | null): void {
    this.#frames.push({ frame, except });
  }

  /** Made after the commit, so that it can carry the new head. */
  reply(peer: Peer, frame: () => Uint8Array): void {
    const list = this.#replies.get(peer);
    if (list) list.push(frame);
    else this.#replies.set(peer, [frame]);
  }

  /** `last` goes to those who listen, after everything else. */
  flush(peers: Iterable<Peer>, last: Uint8Array | null): void {
    const frames = this.#frames;
    const replies = this.#replies;
    this.drop();
    for (const peer of peers) {
      const own = frames.filter(({ except }) => except !== peer).map(({ frame }) => frame);
      for (const make of replies.get(peer) ?? []) own.push(make());
      if (last && peer.listens()) own.push(last);
      if (own.length > 0) peer.send(own);
    }
  }

  drop(): void {
    this.#frames = [];
    this.#replies = new Map();
  }
}
