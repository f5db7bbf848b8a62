import { describe, expect, it } from 'vitest';
import { diffText } from '../../src/diff/text.ts';
import { differing } from '../../src/diff/window.ts';
import { notation } from './writing.ts';

const many = (word: string, count: number): string => Array.from({ length: count }, () => word).join(' ');

describe('differing', () => {
  const inside = (a: string, b: string): string => {
    const { head, tail } = differing(a, b);
    return a.slice(head, a.length - tail);
  };

  it('reads a short text whole', () => {
    expect(inside('one two three', 'one twi three')).toBe('one two three');
  });

  it('begins and ends between a space and a letter, with some context', () => {
    const [a, b] = ['x', 'y'].map((word) => `${many('слово', 50)} ${word} ${many('слово', 50)}`) as [string, string];
    expect(inside(a, b)).toBe(`${many('слово', 14)} x ${many('слово', 14)} `);
  });

  it('does not cut where a mark may cling to the space', () => {
    const [a, b] = ['x', 'y'].map((word) => `${many('\u0301', 100)} ${word}`) as [string, string];
    expect(inside(a, b)).toBe(a);
  });

  it('does not hide the start of a paragraph from a change that belongs there', () => {
    const line = many('слово', 40);
    const { parts } = diffText('ru', `${line}\n${line}\nконец`, `${line}\nновое\n${line}\nконец`);
    expect(notation(parts)).toBe(`${line}\n[/новое\n]${line}\nконец`);
  });
});
