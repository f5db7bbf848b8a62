import { en, type FrameMessages } from './en.ts';
export const ru: FrameMessages = en;
