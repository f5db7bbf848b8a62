/**
 * Packs the project it is started in, up to where the tool that writes a deb would be fetched: `pack-child.ts OUT`, with a stub
 * of Electron in `electron-dist`. Into OUT goes what that tool would have been called with, and the texts of the files it would
 * have read, in Latin-1. A process of its own, because electron-builder looks for its hooks where it is started.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { build, Platform } from 'electron-builder';

/** `texts` by the option or by the place under /usr/share that a file is for. */
export type WouldBeDeb = { readonly options: readonly string[]; readonly texts: { readonly [name: string]: string } };

await build({
  targets: Platform.LINUX.createTarget(['deb']),
  config: { extends: './electron-builder.yml', electronDist: 'electron-dist' },
  publish: 'never',
  effectiveOptionComputed: async ([options]: readonly [readonly string[]]) => {
    const files = ['--after-install', '--after-remove'].map((name) => [name, options[options.indexOf(name) + 1]]);
    const shared = options.map((option) => option.split('=/usr/share/').reverse()).filter(({ length }) => length === 2);
    const texts = [...files, ...shared].map(([name, file]) => [name, readFileSync(file ?? '', 'latin1')]);
    writeFileSync(process.argv[2] ?? '', JSON.stringify({ options, texts: Object.fromEntries(texts) }));
    // Enough: nothing is written and nothing is fetched.
    return true;
  },
});
