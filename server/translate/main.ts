/**
 * `npm run translate -- export LANGUAGE [FILE]` writes a pack's messages as XLIFF for translators; `npm run translate -- import FILE` takes
 * them back. Ends with 0, with 1 where a file is refused, with 2 where the command was not understood.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isLang, LANGS } from '../../src/language/language.ts';
import { handOut, takeIn } from './hand.ts';
import { SOURCE } from './messages.ts';

const PACKS = fileURLToPath(new URL('../../src/language', import.meta.url));
const LANGUAGES = LANGS.filter((lang) => lang !== SOURCE);
const USAGE = `Use:
  npm run translate -- export LANGUAGE [FILE]   the messages of a language (${LANGUAGES.join(', ')}) as XLIFF 1.2
  npm run translate -- import FILE              takes the file back into its pack`;

const [verb, name, given] = process.argv.slice(2);

if (verb === 'export' && isLang(name) && name !== SOURCE) {
  const file = given ?? `${name}.xliff`;
  writeFileSync(file, handOut(PACKS, name));
  console.log(`The messages of ${name} are in ${file}.`);
} else if (verb === 'import' && name !== undefined && given === undefined) {
  const taken = takeIn(PACKS, readFileSync(name, 'utf8'));
  if (taken.ok) {
    console.log(`${taken.lang}: ${taken.changed} messages changed, ${taken.read} read by a native reader.`);
  } else {
    console.error(`Nothing was taken from ${name}:\n${taken.problems.map((problem) => `- ${problem}`).join('\n')}`);
    process.exitCode = 1;
  }
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
