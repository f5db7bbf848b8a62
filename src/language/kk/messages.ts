/** Kazakh: every message of the interface. */
import type { Messages } from '../messages.ts';
import adoption from './messages/adoption.json' with { type: 'json' };
import after from './messages/after.json' with { type: 'json' };
import changes from './messages/changes.json' with { type: 'json' };
import comments from './messages/comments.json' with { type: 'json' };
import desktop from './messages/desktop.json' with { type: 'json' };
import documents from './messages/documents.json' with { type: 'json' };
import frame from './messages/frame.json' with { type: 'json' };
import history from './messages/history.json' with { type: 'json' };
import languages from './messages/languages.json' with { type: 'json' };
import negotiate from './messages/negotiate.json' with { type: 'json' };
import people from './messages/people.json' with { type: 'json' };
import proposals from './messages/proposals.json' with { type: 'json' };
import record from './messages/record.json' with { type: 'json' };
import recovery from './messages/recovery.json' with { type: 'json' };
import rules from './messages/rules.json' with { type: 'json' };
import signing from './messages/signing.json' with { type: 'json' };
import spoken from './messages/spoken.json' with { type: 'json' };
import table from './messages/table.json' with { type: 'json' };

export const messages: Messages = {
  ...adoption,
  ...after,
  ...changes,
  ...comments,
  ...desktop,
  ...documents,
  ...frame,
  ...history,
  ...languages,
  ...negotiate,
  ...people,
  ...proposals,
  ...record,
  ...recovery,
  ...rules,
  ...signing,
  ...spoken,
  ...table,
};
