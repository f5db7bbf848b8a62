import { en, type FrameMessages } from './en.ts';
export const kk: FrameMessages = en;
