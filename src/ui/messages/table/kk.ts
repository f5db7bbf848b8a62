import { en, type TableMessages } from './en.ts';
export const kk: TableMessages = en;
