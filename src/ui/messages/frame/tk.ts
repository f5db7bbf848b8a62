import { en, type FrameMessages } from './en.ts';
export const tk: FrameMessages = en;
