/** What a page says of itself, with anything in place of the words that a test does not look at. */
import type { DesktopWords } from '../../src/ui/desktop.ts';

const question = { message: 'message', detail: 'detail', accept: 'accept', decline: 'decline' };

export const saying = (said: Partial<DesktopWords> = {}): DesktopWords => ({
  language: 'fa',
  theme: 'dark',
  menu: [],
  closing: { message: 'closing', detail: 'detail', leave: 'leave', stay: 'stay' },
  external: { message: 'external', open: 'open', cancel: 'cancel' },
  stopped: { ...question, message: 'stopped' },
  silent: { ...question, message: 'silent' },
  hosting: { ...question, message: 'hosting' },
  certificate: { message: 'certificate', none: 'none' },
  broken: { message: 'broken', detail: 'detail' },
  unsafe: 'unsafe',
  ...said,
});
