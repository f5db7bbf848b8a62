import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEGOTIATOR, ScriptedServer } from './scripted-server.ts';
import { atServer, erase, RU, RU2, table, type } from './table.ts';

/**
 * Two people type and erase while lines break with frames still on them. Nothing that was typed and not erased may be
 * missing anywhere, nothing may be doubled, and in the end nobody has anything unsent.
 */
const op = fc.oneof(
  { weight: 5, arbitrary: fc.record({ op: fc.constant('type' as const), who: fc.nat(1), cell: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('erase' as const), who: fc.nat(1), cell: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('up' as const), who: fc.nat(9), frames: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('down' as const), who: fc.nat(9), frames: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('cut' as const), who: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('time' as const), ms: fc.nat(4000) }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('command' as const), who: fc.nat(1) }) },
);

describe('conversations over lines that break', () => {
  const seen = { cuts: 0, lostFrames: 0, offlineEdits: 0, resent: 0 };

  it('lose nothing, double nothing and end saved', () => {
    fc.assert(
      fc.property(fc.array(op, { minLength: 20, maxLength: 80, size: 'max' }), (ops) => {
        // One person with two windows: lines are dialled in any order, and a room stays with the member it met first.
        const server = new ScriptedServer(NEGOTIATOR);
        const at = table(server);
        const rooms = [at.room, at.sit()];
        at.settle();
        const cells = [RU, RU2] as const;
        const typed = ['', ''];
        const answers: Promise<unknown>[] = [];
        const live = () => at.network.wires.filter(({ over }) => !over);
        let letter = 0;
        for (const step of ops) {
          const wires = live();
          const wire = 'who' in step ? wires[step.who % Math.max(1, wires.length)] : undefined;
          if (step.op === 'type') {
            const text = String.fromCharCode(0x4e00 + letter++);
            typed[step.cell] += text;
            type(rooms[step.who] as (typeof rooms)[0], cells[step.cell] as typeof RU, text);
            if (rooms[step.who]?.link.get().state === 'offline') seen.offlineEdits++;
          } else if (step.op === 'erase') {
            const room = rooms[step.who] as (typeof rooms)[0];
            const text = room.cell(cells[step.cell] as typeof RU)?.toString() as string;
            if (text.length === 0) continue;
            typed[step.cell] = (typed[step.cell] as string).replace(text.at(-1) as string, '');
            erase(room, cells[step.cell] as typeof RU, text.length - 1, 1);
          } else if (step.op === 'up') {
            at.network.answer();
            wire?.deliverUp(step.frames);
          } else if (step.op === 'down') wire?.deliverDown(step.frames);
          else if (step.op === 'cut' && wire) {
            seen.cuts++;
            seen.lostFrames += wire.up.length + wire.down.length;
            wire.cut();
          } else if (step.op === 'time') at.clock.advance(step.ms);
          else if (step.op === 'command') {
            const room = rooms[step.who] as (typeof rooms)[0];
            answers.push(room.command({ type: 'clause.release', clause: 'c1' }));
          }
        }
        at.plug();
        at.plug();
        const commanded = server.commands.map(({ id }) => id);
        seen.resent += commanded.length - new Set(commanded).size;
        expect(new Set(commanded).size).toBe(answers.length);
        for (const [index, cell] of cells.entries()) {
          const text = atServer(server, cell) as string;
          expect(rooms.map((room) => room.cell(cell)?.toString())).toEqual([text, text]);
          const base = ['один', 'два'][index] as string;
          const letters = [...text].filter((one) => !base.includes(one));
          expect(letters.sort()).toEqual([...(typed[index] as string)].sort());
        }
        expect(rooms.map(({ link }) => [link.get().state, link.get().unsent])).toEqual([
          ['saved', 0],
          ['saved', 0],
        ]);
        for (const room of rooms) room.close();
      }),
      { seed: 20251118, numRuns: 120 },
    );
  });

  it('really broke lines, lost frames, typed offline and sent commands again', () => {
    expect(Object.entries(seen).filter(([, count]) => count < 20)).toEqual([]);
  });
});
