/** Rules of procedure that leave the secretariat the form only: whose words the gate takes in which column, and what `decide` says. */
import { describe, expect, it } from 'vitest';
import { gate } from '../../server/rooms/gate.ts';
import { textRoom } from '../../server/rooms/kinds.ts';
import { metaOf } from '../../src/crdt/document.ts';
import { project } from '../../src/crdt/project.ts';
import { groundOf } from '../../src/crdt/snapshot.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { type Rules, USUAL_RULES } from '../../src/domain/negotiation/rules.ts';
import type { Actor } from '../../src/domain/permission.ts';
import type { Lang } from '../../src/language/language.ts';
import { cell, OWN, roomDocument, updateOf, verdictOf } from './gated-room.ts';

const KIND = textRoom(() => undefined);
const PEOPLE: { readonly [name: string]: Actor } = {
  secretariat: { id: 's', role: 'secretariat', columns: [] },
  'a negotiator of the column': { id: 'n', role: 'negotiator', delegation: 'RU', columns: ['ru', 'az'] },
  'legal staff': { id: 'l', role: 'legal', columns: [] },
};

/** Under these rules; Azerbaijani is a working column. */
function room(editing: Rules['editing']) {
  const doc = roomDocument();
  metaOf(doc).set('rules', { ...USUAL_RULES, editing });
  metaOf(doc).set(
    'columns',
    (['fa', 'ru', 'az'] as const).map((lang) => ({ lang, standing: lang === 'az' ? 'working' : 'authentic' })),
  );
  return doc;
}

function typed(editing: Rules['editing'], name: string, lang: Lang): string {
  const doc = room(editing);
  const actor = PEOPLE[name] as Actor;
  const update = updateOf(doc, OWN, (client) => cell(client, { clause: 'a', lang }).insert(0, 'слово '));
  const gated = gate(doc, update, {
    mayWrite: (place) => KIND.mayWrite(doc, actor, place),
    owns: () => true,
  });
  return verdictOf(gated);
}

describe('the gate', () => {
  it.each<[Rules['editing'], string, Lang, boolean]>([
    ['all', 'secretariat', 'ru', true],
    ['form', 'secretariat', 'ru', false],
    ['form', 'secretariat', 'fa', false],
    ['form', 'secretariat', 'az', true],
    ['form', 'a negotiator of the column', 'ru', true],
    ['form', 'a negotiator of the column', 'fa', false],
    ['form', 'legal staff', 'ru', false],
  ])('with editing of %s takes words of %s in %s: %s', (editing, name, lang, expected) => {
    expect(typed(editing, name, lang)).toBe(expected ? `ok a/${lang}` : `ok | a/${lang}`);
  });
});

describe('a new row', () => {
  const add = (editing: Rules['editing'], texts: object): string => {
    const command = { id: 'x', type: 'clause.add', after: null, kind: 'paragraph', level: 0, texts } as Command;
    const verdict = decide(groundOf(room(editing)), PEOPLE.secretariat as Actor, command, {
      now: '2025-11-18T09:00:00.000Z',
      seq: 7,
      newId: (prefix) => `${prefix}1`,
    });
    return verdict.ok ? 'ok' : (verdict.missing?.[0]?.kind ?? verdict.reason);
  };
  it.each<[Rules['editing'], object, string]>([
    ['all', { ru: 'слово' }, 'ok'],
    ['form', { ru: 'слово' }, 'editing-form'],
    ['form', { ru: ' ', fa: '' }, 'ok'],
    ['form', {}, 'ok'],
    ['form', { az: 'söz' }, 'ok'],
    ['form', { az: 'söz', fa: 'واژه' }, 'editing-form'],
  ])('with editing of %s and %j: %s', (editing, texts, expected) => {
    expect(add(editing, texts)).toBe(expected);
  });
});

describe('a correction of form', () => {
  const correct = (editing: Rules['editing'], lang: Lang, change: (old: string) => string): string => {
    const doc = room(editing);
    const plain = {
      ru: 'Участники принимают первый пункт плана.',
      fa: 'شرکت‌کنندگان بند نخست برنامه را می‌پذیرند.',
      az: 'İştirakçılar planın birinci bəndini qəbul edirlər.',
    };
    for (const [of, words] of Object.entries(plain))
      project(doc, [{ type: 'text.put', clause: 'b', lang: of as Lang, text: words }], 'server');
    const ground = groundOf(doc);
    const clause = ground.clause('b');
    const old = clause?.plain(lang) ?? '';
    const seen = clause?.digest() ?? '';
    const command = { id: 'x', type: 'text.correct', clause: 'b', language: lang, text: change(old), seen } as Command;
    const circumstances = { now: '2025-11-18T09:00:00.000Z', seq: 7, newId: (prefix: string) => `${prefix}1` };
    const judged = KIND.judge(doc, PEOPLE.secretariat as Actor, command, circumstances);
    if (!judged.ok) return judged.missing?.[0]?.kind ?? judged.reason;
    judged.write(doc);
    expect(cell(doc, { clause: 'b', lang }).toString()).toBe(change(old));
    return 'ok';
  };
  it.each<[string, Rules['editing'], Lang, (old: string) => string, string]>([
    ['a doubled space', 'form', 'ru', (old) => old.replace('пункт', ' пункт'), 'ok'],
    ['a letter', 'form', 'ru', (old) => old.replace('пункт', 'пукнт'), 'substance'],
    ['another word', 'form', 'ru', (old) => old.replace('первый', 'второй'), 'substance'],
    ['a denial', 'form', 'az', (old) => `${old} deyil`, 'substance'],
    ['a word less', 'form', 'fa', (old) => old.replace('نخست', ''), 'substance'],
    ['nothing', 'form', 'fa', (old) => old, 'no-difference'],
  ])('of %s', (_name, editing, lang, change, expected) => {
    expect(correct(editing, lang, change)).toBe(expected);
  });
});
