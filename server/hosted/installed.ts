/** As `print/installed.ts`, for a server that is bundled: packages that are read as files lie beside it. */
import { fileURLToPath } from 'node:url';

const at = (file: string): URL => new URL(`packages/${file}`, import.meta.url);

export const installed = (file: string): string => fileURLToPath(at(file));

export const TYPST = at('@myriaddreamin/typst-ts-node-compiler/index.js').href;
