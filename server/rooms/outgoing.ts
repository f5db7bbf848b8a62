/**
 * What a turn has for the sockets, gathered until its commit: frames for everybody, answers for one, and one "received" a
 * peer. Then each socket gets all of its own in one write, in the order in which they came about.
 */
import type { Peer } from './room.ts';

export class Outgoing {
  #frames: { readonly frame: Uint8Array; readonly except: Peer | null }[] = [];
  #replies = new Map<Peer, (() => Uint8Array)[]>();
  #acknowledgements = new Map<Peer, () => Uint8Array>();

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

  /** The one acknowledgement that a peer gets for a turn. It counts, so the last one says all. */
  acknowledge(peer: Peer, frame: () => Uint8Array): void {
    this.#acknowledgements.set(peer, frame);
  }

  /** `last` goes to those who listen, after everything else. */
  flush(peers: Iterable<Peer>, last: Uint8Array | null): void {
    const frames = this.#frames;
    const replies = this.#replies;
    const acknowledgements = this.#acknowledgements;
    this.drop();
    for (const peer of peers) {
      const own: Uint8Array[] = [];
      for (const { frame, except } of frames) if (except !== peer) own.push(frame);
      for (const make of replies.get(peer) ?? []) own.push(make());
      // After what was refused: a client deletes its copy of what is acknowledged.
      const acknowledgement = acknowledgements.get(peer);
      if (acknowledgement) own.push(acknowledgement());
      if (last && peer.listens()) own.push(last);
      if (own.length > 0) peer.send(own);
    }
  }

  drop(): void {
    this.#frames = [];
    this.#replies = new Map();
    this.#acknowledgements = new Map();
  }
}
