import { en, type FrameMessages } from './en.ts';
export const fa: FrameMessages = en;
