/** alternat invite: a new member with a code, or a new code for one who is there. */

import { randomUUID } from 'node:crypto';
import type { Answer, SummitCommand } from '../../src/domain/command.ts';
import { isRole } from '../../src/domain/permission.ts';
import { isLang } from '../../src/language/language.ts';
import { runningServer } from '../storage/folder.ts';
import { stderr } from '../terminal.ts';
import { type CliCommand, needed, parseOptions, print, text, WrongUse } from './command.ts';
import { readFolder, writeFolder } from './folder.ts';
import { LANGUAGE_CODES } from './languages.ts';

export const invite: CliCommand = {
  summary: 'invites a member, or gives one a new code',
  help: `
Usage: alternat invite --data DIR --name N --role negotiator|secretariat|legal|observer [--delegation IR] [--columns fa,ru] [--json]
       alternat invite --data DIR --member ID [--json]

Prints the member's id and a code that works once, within seven days.`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      name: 'string',
      role: 'string',
      delegation: 'string',
      columns: 'string',
      member: 'string',
      json: 'boolean',
    });
    const data = needed(options, 'data');
    // A mistyped path must not become a new, empty folder.
    readFolder(data).storage.close();
    const known = text(options, 'member');
    const role = known ? undefined : needed(options, 'role');
    if (role !== undefined && !isRole(role))
      throw new WrongUse(`There is no role ${role}: use negotiator, secretariat, legal or observer.`);
    const columns = (text(options, 'columns') ?? '').split(',').filter(Boolean);
    const strange = columns.find((lang) => !isLang(lang));
    if (strange) throw new WrongUse(`There is no column ${strange}: use ${LANGUAGE_CODES}.`);
    const id = randomUUID();
    const delegation = text(options, 'delegation');
    const command = (
      known
        ? { id, type: 'member.code', member: known }
        : {
            id,
            type: 'member.invite',
            name: needed(options, 'name'),
            role,
            columns,
            ...(delegation ? { delegation } : {}),
          }
    ) as SummitCommand;
    const answer = await writeFolder<Answer>(
      data,
      async (remote) =>
        (await remote('POST', '/api/summit/commands', JSON.stringify(command), 'application/json')).json as Answer,
      (workspace) =>
        workspace.inTurn(() => workspace.summit.command({ id: 'server', role: 'secretariat', columns: [] }, command)),
    );
    if (!answer.ok) {
      stderr.write(`${answer.message}\n`);
      return 1;
    }
    const url = `${runningServer(data)?.address ?? 'http://127.0.0.1:4310'}/#/invite/${answer.code}`;
    print(
      options.json === true,
      { code: answer.code, url, member: answer.member },
      () => `Member ${answer.member}\nCode   ${answer.code}\nLink   ${url}`,
    );
    return 0;
  },
};
