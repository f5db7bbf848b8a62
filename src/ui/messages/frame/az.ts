import { en, type FrameMessages } from './en.ts';
export const az: FrameMessages = en;
