import { en, type TableMessages } from './en.ts';
export const fa: TableMessages = en;
