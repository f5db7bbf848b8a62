/** Where packages lie that are read as files; the desktop program puts `hosted/installed.ts` in its place. */
import { createRequire } from 'node:module';

/** The file of a package: "vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf" -> its path. Throws where it is not installed. */
export const installed: (file: string) => string = createRequire(import.meta.url).resolve;

/** What is imported as Typst. */
export const TYPST = '@myriaddreamin/typst-ts-node-compiler';
