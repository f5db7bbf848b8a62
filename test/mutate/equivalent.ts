/**
 * Changes of the program that no test can notice because they change nothing, each with the reason. Whoever adds one has
 * tried to write the test first.
 */
import type { Equivalent } from './report.ts';

/** Several changes of one file that are equivalent for one reason: [what stands there, what stands instead, its line]. */
const alike = (
  file: string,
  why: string,
  changes: readonly (readonly [original: string, replacement: string, at?: string])[],
): Equivalent[] =>
  changes.map(([original, replacement, at]) => ({ file, original, replacement, why, ...(at ? { at } : {}) }));

export const EQUIVALENT: readonly Equivalent[] = [
  ...alike(
    'src/client/unsent.ts',
    'an origin is told from others by being itself; what is in it only helps whoever debugs',
    [
      ["{ from: 'server' }", '{}'],
      ["'server'", '""'],
      ["{ from: 'kept' }", '{}'],
      ["'kept'", '""'],
    ],
  ),
  ...alike('src/client/unsent.ts', 'of no updates nothing has vanished; asking costs time only', [
    ['updates.length > 0', 'true', 'const places = updates.length > 0 ? vanished(doc, updates) : [];'],
    ['updates.length > 0', 'updates.length >= 0', 'const places = updates.length > 0 ? vanished(doc, updates) : [];'],
  ]),
  ...alike(
    'src/client/unsent.ts',
    'what stands there at first is replaced, or not looked at, before anybody reads it',
    [
      ['[]', '["Stryker was here"]', 'let added: readonly string[] = [];'],
      ['[]', '["Stryker was here"]', 'const before = whole ? words.cells() : [];'],
    ],
  ),
  ...alike('src/client/unsent.ts', 'two positions of one log with the same number are the same', [
    ['update.seen.seq < oldest.seq', 'update.seen.seq <= oldest.seq'],
  ]),
  ...alike(
    'src/client/unsent.ts',
    'nothing is found but in a copy, so there is one; the condition is there for the compiler',
    [['copy?.adopt', 'copy.adopt']],
  ),
  ...alike('src/client/recovery.ts', 'both documents together are the same whenever they are made; once is for speed', [
    ['!both', 'true'],
  ]),
  ...alike('src/client/recovery.ts', 'no cell has such a key, so none is closed by it', [
    ['[]', '["Stryker was here"]', 'const gone = related ? vanished(now, updates) : [];'],
    ['[]', '["Stryker was here"]', 'const closedHere = new Set([...(refused ?? []), ...gone.map(placeKey)]);'],
  ]),
  ...alike(
    'src/client/recovery.ts',
    'what is written again has a cell in the new document, and so in both; the condition is there for the compiler',
    [
      ['to && from', 'true'],
      ['to && from', 'to || from'],
    ],
  ),
  ...alike(
    'src/domain/negotiation/proposal.ts',
    'Node’s sort asks of a comparison only whether it is negative, and is stable',
    [
      ['a.at > b.at', 'true'],
      ['a.at > b.at', 'false'],
      ['a.at > b.at', 'a.at >= b.at'],
      ['a.at > b.at', 'a.at <= b.at'],
    ],
  ),
  ...alike('src/domain/negotiation/proposal.ts', 'no clause has the id null, so the look-up finds none either', [
    [
      'proposal.clause === null',
      'false',
      'const clause = proposal.clause === null ? undefined : ground.clause(proposal.clause);',
    ],
  ]),
  ...alike('src/domain/negotiation/silence.ts', 'Date.parse takes nothing behind the Z either', [
    [
      String.raw`/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/`,
      String.raw`/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z/`,
    ],
  ]),
  ...alike('src/domain/negotiation/concordance.ts', 'of two equal languages the order makes no difference', [
    ['LANGS.indexOf(a) <= LANGS.indexOf(b)', 'LANGS.indexOf(a) < LANGS.indexOf(b)'],
  ]),
  ...alike(
    'src/domain/clause/division.ts',
    'before the start and behind the end stands no character: no half and no blank',
    [
      ['at > 0', 'true'],
      ['at > 0', 'at >= 0'],
      ['keep > 0', 'true'],
      ['keep > 0', 'keep >= 0'],
      ['start < text.length', 'true'],
      ['start < text.length', 'start <= text.length'],
    ],
  ),
  ...alike('src/domain/clause/division.ts', 'a clause of the resolution has a place in it, so there is one behind it', [
    ['order === null', 'false'],
    ["'unknown-clause'", '""', "if (order === null) return refuse('unknown-clause');"],
  ]),
  ...alike('src/domain/negotiation/proposal.ts', 'no proposal has such an id, so none is left out either way', [
    ['[]', '["Stryker was here"]', '{ but = [], signed, merge }: CarryOptions,'],
  ]),
  ...alike(
    'src/domain/clause/division.ts',
    'a clause is not joined with itself, so the two places are never the same',
    [['order.indexOf(clause.id) < order.indexOf(into.id)', 'order.indexOf(clause.id) <= order.indexOf(into.id)']],
  ),
  ...alike(
    'src/domain/instrument/signing.ts',
    'no party has such a code, so a negotiator of none is no party either way',
    [
      [
        "''",
        '"Stryker was here!"',
        "if (actor.revoked || actor.role !== 'negotiator' || !seal?.parties.includes(actor.delegation ?? ''))",
      ],
    ],
  ),
  ...alike(
    'src/domain/negotiation/decide-proposal.ts',
    'no clause has the id null, so the second half of the condition says the same',
    [['proposal.clause === null', 'false', 'if (proposal.clause === null || !ground.clause(proposal.clause)) {']],
  ),
  ...alike('src/domain/negotiation/decide-chair.ts', 'no clause has the id null, so the look-up finds none either', [
    ['proposal.clause === null', 'false'],
  ]),
  ...alike(
    'src/domain/negotiation/decide-chair.ts',
    'every refusal of `taken` says what is missing; only its type allows one that does not',
    [['[]', '["Stryker was here"]', "if ('ok' in done) missing.push(...(done.missing ?? []));"]],
  ),
  ...alike(
    'src/domain/negotiation/decide-silence.ts',
    '`breaksSilence` says no of "none" by itself; the condition narrows the type',
    [
      ["stance !== 'none'", 'true'],
      ["'none'", '""', "if (silence && stance !== 'none' && breaksSilence(stance) && !isOver(silence, now)) {"],
    ],
  ),
  ...alike('src/domain/verdict.ts', 'no clause has the id null, so the search answers -1 as well', [
    [
      'after === null',
      'false',
      'const index = after === null ? -1 : others.findIndex((clause) => clause.id === after);',
    ],
  ]),
  ...alike(
    'src/domain/verdict.ts',
    'clauses come in the order of their keys, so the first with a greater key stands behind anyway',
    [['others.slice(index + 1)', 'others']],
  ),
  ...alike('server/history/replay.ts', 'nobody asks a document that is being rebuilt where a change came from', [
    ["'replay'", '""'],
  ]),
  ...alike('server/history/retrace.ts', 'nobody asks a document that is being rebuilt where a change came from', [
    ["'replay'", '""', "}, 'replay');"],
  ]),
  ...alike('server/history/retrace.ts', 'no client of an update is without structs; the question is for the compiler', [
    ['structs.get(client)?.[0]?.clock', 'structs.get(client)?.[0].clock'],
    ['list[0]?.clock', 'list[0].clock'],
  ]),
  ...alike('server/history/retrace.ts', 'what is wanted already is wanted once more', [
    ['clock > (wanted.get(client) ?? 0)', 'clock >= (wanted.get(client) ?? 0)'],
  ]),
  ...alike('server/history/retrace.ts', 'the name of a root has no clock, so nothing is wanted of it either way', [
    ["typeof id !== 'string'", 'true'],
    ["'string'", '""', "if (id !== null && typeof id !== 'string') want(id.client, id.clock + 1);"],
  ]),
  ...alike('server/history/retrace.ts', 'an update of nothing changes nothing', [['missing.length === 0', 'false']]),
  ...alike('server/history/retrace.ts', 'whether a slice ends at the very end of its time or right after it', [
    ['performance.now() < end', 'performance.now() <= end'],
  ]),
  ...alike(
    'server/rooms/allowed-part.ts',
    'what is left of a struct hangs on the unit before; the question is for the compiler',
    [['struct.origin', 'true']],
  ),
  ...alike('server/rooms/allowed-part.ts', 'no client is without structs; the question is for the compiler', [
    ['list[0]?.clock', 'list[0].clock'],
  ]),
  ...alike('server/rooms/gate.ts', 'no client of an update is without structs; the question is for the compiler', [
    ['list[0]?.clock', 'list[0].clock'],
  ]),
  ...alike('server/rooms/gate.ts', 'nobody asks for the text of no cell; the condition is for the compiler', [
    ['place', 'true', 'if (place) texts.set(place, type as Y.Text);'],
  ]),
  ...alike(
    'server/rooms/gate.ts',
    'the name of a root has no client, so nothing is found under it; an item without origins has a parent; both questions are for the compiler',
    [
      ["typeof parent === 'object' && parent", 'true'],
      ["typeof parent === 'object' && parent", "typeof parent === 'object' || parent"],
      ["typeof parent === 'object'", 'true'],
    ],
  ),
  ...alike('server/rooms/gate.ts', 'of a text it is only asked where it has halves of characters, and it has none', [
    [
      "''",
      '"Stryker was here!"',
      "yield cut(item.id.clock, item.length, text instanceof Y.ContentString ? text.str : '', place);",
    ],
  ]),
  ...alike('server/rooms/content.ts', 'whatever cannot be read is `malformed`; why is for whoever debugs', [
    ["'a number past 2^53'", '""'],
    ["'too many values'", '""', "if (++values > VALUES) fail('too many values');"],
    ["'too many values'", '""', "if (length > VALUES) fail('too many values');"],
    ["'an unknown kind of value'", '""'],
  ]),
  ...alike('server/rooms/update.ts', 'whatever cannot be read is `malformed`; why is for whoever debugs', [
    ["'an unknown kind of content'", '""'],
    ["'a skip with origins'", '""'],
    ["'a struct of no length, or past 2^53'", '""'],
    ["'a deletion of nothing, or past 2^53'", '""'],
    ["'deletions of a client twice'", '""'],
    ["'too many deletions out of order'", '""'],
    ["'a client twice, or without structs'", '""'],
    ["'bytes after the update'", '""'],
  ]),
  ...alike('server/rooms/update.ts', 'it holds of gaps and skips alone, which are not fit anyway', [
    ['false', 'true', 'let keyed = false;'],
  ]),
  ...alike('server/rooms/update.ts', 'a client that comes twice has been refused by then', [
    ['client > last', 'client >= last'],
  ]),
  ...alike('server/rooms/update.ts', 'before the start and behind the end stands no half of a character', [
    ['at > 0 && at < text.length', 'true'],
    ['at > 0 && at < text.length', 'at > 0 || at < text.length'],
    ['at > 0', 'true'],
    ['at > 0', 'at >= 0'],
    ['at < text.length', 'true'],
    ['at < text.length', 'at <= text.length'],
  ]),
  ...alike('server/rooms/knowledge.ts', 'a gap has neither origins nor a parent; the question is for the compiler', [
    ['!(item instanceof Y.Item)', 'false'],
  ]),
  ...alike(
    'server/rooms/knowledge.ts',
    'whatever has an origin leads, from one to the next, to an item without any, which names the parent; asked for speed',
    [
      ['!item.origin && !item.rightOrigin', 'true'],
      ['!item.origin && !item.rightOrigin', '!item.origin || !item.rightOrigin'],
    ],
  ),
  ...alike(
    'server/rooms/knowledge.ts',
    'an item that is in the document has a parent; the question is for the compiler',
    [
      [
        '(item.parent as Y.AbstractType<unknown> | null)?._item',
        '(item.parent as Y.AbstractType<unknown> | null)._item',
      ],
    ],
  ),
  ...alike(
    'server/rooms/knowledge.ts',
    'the gate has found all that is referred to in the document or in the update, so the loop ends with what is known',
    [
      ['[]', '["Stryker was here"]', 'const brought = structs.get(client) ?? [];'],
      [
        'at < brought.length',
        'true',
        'for (let at = firstFrom(brought, from); at < brought.length && from < until; at++) {',
      ],
      [
        'at < brought.length',
        'at <= brought.length',
        'for (let at = firstFrom(brought, from); at < brought.length && from < until; at++) {',
      ],
    ],
  ),
  ...alike('server/storage/vouched.ts', 'what returns nothing returns undefined', [['{ return undefined; }', '{}']]),
  ...alike('server/rooms/sequence.ts', 'what lies behind the last link is never read', [
    ['[]', '["Stryker was here"]', 'own = { clocks: [], next: [] };'],
  ]),
  ...alike(
    'server/rooms/sequence.ts',
    'the newer of two links of one unit stands before the older, and is found first',
    [['own.clocks[at] === left.clock', 'false', 'const known = own.clocks[at] === left.clock ? 1 : 0;']],
  ),
  ...alike(
    'server/rooms/sequence.ts',
    'whoever names a right origin knows what its client wrote before it, so a run that leads up to it is refused anyway',
    [
      ['stop?.client === client && stop.clock > clock', 'false'],
      ['stop.clock > clock', 'stop.clock >= clock'],
      ['Math.min(cut, stop.clock)', 'Math.max(cut, stop.clock)'],
    ],
  ),
  ...alike(
    'server/rooms/sequence.ts',
    'where origins are no neighbours, something stands between; the question is for the compiler',
    [['first?.client', 'first.client']],
  ),
  ...alike('server/rooms/sequence.ts', 'what the author wrote is known to the author, so it is never passed', [
    ['run.client < client', 'run.client <= client'],
  ]),
  ...alike('src/client/outbox.ts', 'where the two times are the same, it is not asked', [
    ['a.at < b.at', 'a.at <= b.at'],
  ]),
  ...alike(
    'src/client/outbox.ts',
    'no single step exchanges one command for another without changing the length, or what was refused',
    [['command === b[i]?.command', 'true']],
  ),
  ...alike('src/client/outbox.ts', 'both lists are of one length by then; the question is for the compiler', [
    ['b[i]?.command', 'b[i].command'],
    ['b[i]?.refused', 'b[i].refused'],
  ]),
  ...alike('src/seal/certificate.ts', 'a certificate has the same bytes whenever it is encoded; once is for speed', [
    ['known', 'false', 'if (known) return known;'],
    ['ders.set(certificate, der);', ';'],
  ]),
  ...alike(
    'src/seal/certificate.ts',
    'the expression has one group, which every match has; the default is for the compiler',
    [["''", '"Stryker was here!"', "for (const [, body = ''] of found) {"]],
  ),
  ...alike('src/seal/manifest.ts', 'Node’s sort asks of a comparison only whether it is negative, and is stable', [
    ['a.path > b.path', 'true'],
    ['a.path > b.path', 'false'],
    ['a.path > b.path', 'a.path >= b.path'],
    ['a.path > b.path', 'a.path <= b.path'],
  ]),
  ...alike(
    'src/seal/manifest.ts',
    'a package with two files of one path is refused as it is read, whatever its order',
    [['a.path < b.path', 'a.path <= b.path']],
  ),
  ...alike('src/seal/manifest.ts', 'what could not be parsed is undefined, which is no manifest either', [
    ['{ return null; }', '{}'],
  ]),
  ...alike('src/seal/verify-stamps.ts', 'of two equal times either is the first', [['at < first', 'at <= first']]),
  ...alike('src/seal/verify-stamps.ts', 'where nobody asks whether it was revoked, a fault says the same', [
    ['false', 'true', 'let revoked = false;'],
  ]),
  ...alike('src/seal/verify.ts', 'it is asked of a package’s own paths alone, which begin so', [
    [
      String.raw`/^META-INF\/(?:ASiCManifest|signature)-([A-Z]{2})\./`,
      String.raw`/META-INF\/(?:ASiCManifest|signature)-([A-Z]{2})\./`,
    ],
  ]),
  ...alike('src/seal/verify.ts', 'both lists are of one length by then; the question is for the compiler', [
    ['all[at]?.path', 'all[at].path'],
  ]),
  ...alike('src/seal/verify.ts', 'a word is no revocation list, so nothing came along either way', [
    ['[]', '["Stryker was here"]', 'along.flatMap((one) => one?.revocations ?? []),'],
  ]),
  ...alike('src/seal/verify.ts', 'a purpose that is not to stamp is to sign', [
    ["'sign'", '""', "found = await chainTo(certificate, others, roots, first, 'sign');"],
  ]),
  ...alike('server/history/verify.ts', 'any draw will do, as long as it is the same each time', [
    ['Math.imul(state, 1103515245) + 12345', 'Math.imul(state, 1103515245) - 12345'],
  ]),
  ...alike('server/history/verify.ts', 'a document that nobody asks any more only takes up memory for a moment', [
    ['doc.destroy();', ';'],
    ['this.#doc.destroy();', ';'],
    ['newcomer.destroy();', ';'],
  ]),
  ...alike('server/history/verify.ts', 'what returns nothing says no as well', [
    ['{ // No JSON, or none of a text. return false; }', '{}'],
  ]),
  ...alike('src/seal/verify.ts', 'a ZIP without a file is none, so there is a first one', [
    ['first?.path', 'first.path'],
  ]),
  ...alike('src/seal/verify.ts', 'a word is no certificate, so there is no root either way', [
    ['[]', '["Stryker was here"]', 'const roots = certificatesOf(trust.roots[party] ?? []);'],
  ]),
  ...alike('src/seal/extensions.ts', 'what returns nothing is as little as null to all who ask', [
    ['{ // The library throws untyped errors on whatever it cannot read. return null; }', '{}'],
  ]),
  ...alike('src/seal/extensions.ts', 'no number is greater than what is no number', [
    ["typeof longest === 'number'", 'true'],
  ]),
  ...alike('src/seal/extensions.ts', 'what is critical is there; the question is for the compiler', [
    ['named?.length', 'named.length'],
  ]),
];
