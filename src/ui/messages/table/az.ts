import { en, type TableMessages } from './en.ts';
export const az: TableMessages = en;
