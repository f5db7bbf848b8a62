import { en, type TableMessages } from './en.ts';
export const ru: TableMessages = en;
