/** What no text may hold does not come in by the keyboard, an input method or a composition; what is there already stays. */
import { describe, expect, it } from 'vitest';
import { plain } from '../../src/editor/flat.ts';
import { leaveOut } from '../../src/editor/hidden.ts';
import { Desk } from './desk.ts';

const read = (desk: Desk): [string, string] => [desk.text.toString(), plain(desk.state.doc)];

describe('leaveOut', () => {
  it.each<[string, string, string]>([
    ['controls', 'a\u0000b\u001bc', 'abc'],
    ['directions', 'a\u202eb\u2066\u200f\u061c', 'ab'],
    ['fillers and joiners of nothing', '\u3164a\u034f\u200bb', 'ab'],
    ['a tab, which becomes a blank', 'a\tb', 'a b'],
    [
      'and keeps spelling: joiners, a minus after its mark',
      'می\u200cشود \u200e\u22125 😀',
      'می\u200cشود \u200e\u22125 😀',
    ],
  ])('takes out %s', (_name, typed, text) => {
    const desk = new Desk(1).type(typed);
    expect(read(desk)).toEqual([text, text]);
  });

  it('does so while something is composed', () => {
    const desk = new Desk(1);
    desk.compose(true);
    desk.type('со\u200fюз');
    desk.compose(false);
    expect(read(desk)).toEqual(['союз', 'союз']);
  });

  it('leaves alone what an old text holds, and what others brought', () => {
    const desk = new Desk(1);
    desk.text.insert(0, 'old\u200e text');
    desk.select(3).type('er');
    expect(read(desk)).toEqual(['older\u200e text', 'older\u200e text']);
  });

  it('counts what is gone', () => {
    const desk = new Desk(1).type('ab');
    expect([
      leaveOut(desk.state.tr.insertText('x\u0007y\u202a\tz', 2)),
      leaveOut(desk.state.tr.insertText('xyz', 2)),
    ]).toEqual([2, 0]);
  });
});
