import { en, type TableMessages } from './en.ts';
export const tk: TableMessages = en;
