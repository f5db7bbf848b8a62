/** What a clause is called away from its table, whatever language the reader has. */
import { describe, expect, it } from 'vitest';
import { clauseTitle } from '../../src/ui/document/clause-title.ts';
import { translator } from '../../src/ui/messages/translate.ts';

const reader = (lang: 'en' | 'ru' | 'az') => ({ lang, t: translator(lang) });
const number = { fa: 'بند ۳', ru: 'пункт 3' };

describe('the title of a clause', () => {
  it('is its number as the reader’s column writes it', () => {
    expect(clauseTitle(reader('ru'), { kind: 'paragraph', number })).toBe('Пункт 3');
  });
  it('tells two clauses of one kind apart where the reader’s language is no column', () => {
    const titles = [number, { fa: 'بند ۴', ru: 'пункт 4' }].map((each) =>
      clauseTitle(reader('az'), { kind: 'paragraph', number: each }),
    );
    expect(titles).toEqual(['Bənd · \u2068بند ۳\u2069', 'Bənd · \u2068بند ۴\u2069']);
  });
  it('is its kind where it has no number', () => {
    expect(clauseTitle(reader('en'), { kind: 'recital', number: { fa: '', ru: '' } })).toBe('Recital');
  });
});
