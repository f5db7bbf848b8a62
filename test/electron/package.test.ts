/**
 * The package, made by electron-builder with a stub in the place of Electron, up to where it would fetch the tool that writes
 * a deb: what ships, what the system is told, whose licences are inside. Every mirror is an address where nobody answers.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { type Plugin, build as viteBuild } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleHost, bundleShell } from '../../electron/build.ts';
import { iconFiles } from '../../electron/icons.ts';
import { licensedPackages } from '../../electron/licences.ts';
import { withRegistration } from '../../electron/msi-project.ts';
import { BUILT_UI } from '../support/browser.ts';
import type { WouldBeDeb } from './pack-child.ts';
import { fusesOf, layElectron } from './stub-electron.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const built = existsSync(join(BUILT_UI, 'index.html'));
if (!built) console.error('SKIPPED: what is in the package needs the interface to be built.');

/** What may ship, in all. */
const IN_ARCHIVE = [
  /^LICENSE$/,
  /^package\.json$/,
  /^dist\/electron\/(main|preload)\.cjs$/,
  // The server of a hosted meeting, which lies beside the archive.
  /^dist\/host\/[\w-]+\.mjs$/,
  /^dist\/host\/(caspian-2025|package)\.json$/,
  /^dist\/host\/packages\/[\w@./-]+\.(ttf|js|node)$/,
  /^dist\/host\/packages\/[\w@./-]+\/(LICENSE|package\.json)$/,
  /^dist\/ui\/index\.html$/,
  /^dist\/ui\/assets\/[\w-]+\.(js|css)$/,
  /^dist\/ui\/assets\/(source-sans-3|source-serif-4|vazirmatn)-[\w-]+\.woff2$/,
];
const BESIDE = [
  ...['LICENSE.electron.txt', 'LICENSES.chromium.html', 'alternat', 'chrome-sandbox', 'icudtl.dat', 'resources.pak'],
  ...['en-GB', 'en-US', 'fa', 'ru'].map((name) => `locales/${name}.pak`),
  'resources/app.asar',
  // electron-builder lays it there for the deb's own script.
  'resources/apparmor-profile',
  ...['Alternat.txt', 'others.txt', 'compiled.txt'].map((name) => `resources/licences/${name}`),
];

/** Files that lie about in a tree and are nobody's business. */
const LYING_ABOUT = [
  ...[
    'src/domain/clause/clause.ts',
    'server/cli/main.ts',
    'test/ui/a.test.ts',
    '.alternat/log.jsonl',
    '.env',
    'build/icon.png',
  ],
  ...['dist/ui/assets/index.js.map', 'dist/electron/main.cjs.map', 'dist/electron/note.txt', 'dist/package/old.deb'],
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

describe.skipIf(!built)('the package', () => {
  const project = mkdtempSync(join(tmpdir(), 'alternat-package-'));
  const out = join(project, 'dist/package/linux-unpacked');
  const archive = join(out, 'resources/app.asar');
  const cache = join(project, 'cache');
  let deb: WouldBeDeb = { options: [], texts: {} };
  const option = (name: string): string | undefined => deb.options[deb.options.indexOf(name) + 1];

  beforeAll(async () => {
    for (const name of ['package.json', 'package-lock.json', 'LICENSE', 'electron-builder.yml', 'electron'])
      cpSync(join(ROOT, name), join(project, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
    cpSync(BUILT_UI, join(project, 'dist/ui'), { recursive: true });
    await bundleShell(join(project, 'dist/electron'));
    await bundleHost(join(project, 'dist/host'));
    for (const name of LYING_ABOUT) {
      mkdirSync(dirname(join(project, name)), { recursive: true });
      writeFileSync(join(project, name), 'not for others');
    }
    layElectron(join(project, 'electron-dist'));

    const nobody = ['ELECTRON_MIRROR', 'ELECTRON_BUILDER_BINARIES_MIRROR', 'NPM_CONFIG_ELECTRON_MIRROR'];
    execFileSync(process.execPath, [join(ROOT, 'test/electron/pack-child.ts'), join(project, 'deb.json')], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ELECTRON_BUILDER_CACHE: cache,
        ...Object.fromEntries(nobody.map((name) => [name, 'http://127.0.0.1:9/'])),
      },
    });
    deb = JSON.parse(readFileSync(join(project, 'deb.json'), 'utf8'));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('holds the bundles, and of everything else that lies about nothing', () => {
    const inside = listPackage(archive, { isPack: false })
      .map((name) => name.slice(1))
      .filter((name) => !('files' in statFile(archive, name)))
      .map((name) => name.replaceAll('\\', '/'));
    expect(inside.filter((name) => !IN_ARCHIVE.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(IN_ARCHIVE.filter((pattern) => !inside.some((name) => pattern.test(name)))).toEqual([]);
    const unpacked = 'resources/app.asar.unpacked/';
    const beside = filesIn(out).filter((name) => name.startsWith(unpacked));
    expect(filesIn(out).filter((name) => !name.startsWith(unpacked))).toEqual(BESIDE.toSorted());
    expect(beside.map((name) => name.slice(unpacked.length))).toEqual(
      inside.filter((name) => name.startsWith('dist/host/')).toSorted(),
    );
  });

  it('says who it is, and not what it was made with', () => {
    const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const kept = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(kept).toMatchObject({ name, version, main: 'dist/electron/main.cjs', desktopName: 'alternat.desktop' });
    const rest = ['dependencies', 'devDependencies', 'optionalDependencies', 'bin', 'scripts'];
    expect(rest.filter((part) => kept[part])).toEqual([]);
  });

  it('has its fuses set', () => {
    expect(fusesOf(readFileSync(join(out, 'alternat')))).toBe('010001001');
  });

  it('fetches nothing', () => expect(existsSync(cache) ? filesIn(cache) : []).toEqual([]));

  it('is listed, found by its window and opened by its links', () => {
    const entry = deb.texts['applications/alternat.desktop'] ?? '';
    const lines = entry.split('\n');
    for (const line of ['Name=Alternat', 'StartupWMClass=alternat', 'Categories=Office;', 'Icon=alternat'])
      expect(lines).toContain(line);
    expect(lines).toContain('MimeType=application/vnd.etsi.asic-e+zip;x-scheme-handler/alternat;');
    expect(deb.texts['mime/packages/alternat.xml']).toContain('<glob pattern="*.asice"/>');
    expect(lines.find((line) => line.startsWith('Exec='))).toMatch(/^Exec=\/opt\/Alternat\/alternat.* %U$/);
    expect(option('--maintainer')).toMatch(/^.+ <.+@.+>$/);
    expect(option('--url')).toMatch(/^https:/);
  });

  it('brings an icon of ours in each size', () => {
    const drawn = iconFiles();
    for (const size of [16, 32, 48, 64, 128, 256, 512])
      expect(Buffer.from(deb.texts[`icons/hicolor/${size}x${size}/apps/alternat.png`] ?? '', 'latin1')).toEqual(
        drawn.get(`linux/${size}x${size}.png`),
      );
  });

  it('lets its sandbox live under AppArmor, and takes the profile away with it', () => {
    const profile = readFileSync(join(out, 'resources/apparmor-profile'), 'utf8');
    expect(profile).toMatch(/profile "alternat" "\/opt\/Alternat\/alternat" flags=\(unconfined\)/);
    expect(profile).toContain('userns,');
    const [install = '', remove = ''] = ['--after-install', '--after-remove'].map((name) => deb.texts[name]);
    expect(install).toContain("APPARMOR_PROFILE_SOURCE='/opt/Alternat/resources/apparmor-profile'");
    expect(install).toContain("APPARMOR_PROFILE_TARGET='/etc/apparmor.d/alternat'");
    expect(remove).toContain("APPARMOR_PROFILE_DEST='/etc/apparmor.d/alternat'");
    expect(remove).toMatch(/apparmor_parser --remove[\s\S]*rm -f "\$APPARMOR_PROFILE_DEST"/);
    for (const script of [install, remove]) execFileSync('bash', ['-n'], { input: script });
  });

  it('holds the licences of its fonts and of all that is bundled', async () => {
    const others = readFileSync(join(out, 'resources/licences/others.txt'), 'utf8');
    expect(readFileSync(join(out, 'resources/licences/Alternat.txt'), 'utf8')).toContain('Apache License');
    const bundled = await bundledPackages();
    // The reader of files runs in a worker, which is bundled by itself.
    for (const name of ['react', 'yjs', 'jszip', 'pkijs']) expect(bundled).toContain(name);
    const listed = new Map(licensedPackages(ROOT).map((entry) => [entry.name, entry]));
    const fonts = filesIn(join(project, 'dist/ui/assets'))
      .filter((file) => file.endsWith('.woff2'))
      .map((file) => `@fontsource-variable/${/^(source-sans-3|source-serif-4|vazirmatn)-/.exec(file)?.[1]}`);
    expect(fonts.length).toBeGreaterThan(0);
    for (const name of [...bundled, ...fonts]) {
      const { version, text } = listed.get(name) ?? {};
      expect(text, name).toMatch(/copyright|\(c\)/i);
      expect(others, name).toContain(`\n${name} ${version}\n`);
      expect(others, name).toContain(text);
    }
    for (const name of ['dejavu-fonts-ttf', 'vazirmatn', '@expo-google-fonts/source-serif-4'])
      expect(listed.has(name)).toBe(true);
    expect(others.match(/SIL OPEN FONT LICENSE Version 1\.1/g)?.length).toBeGreaterThanOrEqual(4);
    expect(others).toContain('Bitstream Vera Fonts Copyright');
    // The add-on ships compiled; what it is made of it says itself.
    const compiled = readFileSync(join(out, 'resources/licences/compiled.txt'), 'utf8');
    for (const name of ['typst-assets', 'krilla', 'rustls', 'serde'])
      expect(compiled).toMatch(RegExp(`^${name} \\d`, 'm'));
    expect(compiled).toMatch(/^typst [0-9a-f]{7}/m);
    expect(compiled).toMatch(/Libertinus Serif Bold\n.*Libertinus Project Authors.*\n.*SIL Open Font License/);
    expect(compiled).toMatch(/NewComputerModern10-Regular\n.*GUST Font License/);
    expect(compiled).toMatch(/^DejaVu Sans Mono\n[\s\S]*Bitstream/m);
  });
});

describe('electron-builder.yml', () => {
  // That every option exists, and of the right kind, electron-builder itself checks against its scheme before it packs.
  const configuration = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  const part = (name: string): string =>
    new RegExp(`^${name}:\\n((?: .*\\n|\\n)*)`, 'm').exec(configuration)?.[1] ?? '';

  it('registers the same with both installers of Windows', () => {
    const template = readFileSync(join(ROOT, 'node_modules/app-builder-lib/templates/msi/template.xml'), 'utf8');
    expect(() => withRegistration(template)).toThrow('no program to register');
    const project = withRegistration(
      template.replace('{{-files}}', '<Component><File Id="mainExecutable"/></Component>'),
    );
    const msi = [...project.matchAll(/Key="([^"]+)"(?: Name="([^"]+)")? Value="([^"]*)"/g)].map(
      ([, key, name, value]) => [
        ...[key, name ?? '', value?.replaceAll('[#mainExecutable]', '$appExe').replaceAll('&quot;', '"')],
      ],
    );
    const script = readFileSync(join(ROOT, 'electron/installer.nsh'), 'utf8');
    const nsis = [...script.matchAll(/WriteReg\w+ SHELL_CONTEXT "([^"]+)" "([^"]*)"(?: (?:"([^"]*)"|'([^']*)'))?/g)];
    expect(msi).toEqual(nsis.map(([, key, name, plain, quoted]) => [key, name, plain ?? quoted ?? '']));
    expect(project).toMatch(/<Component Id="registration"[\s\S]*<\/Component>\s*<\/ComponentGroup>/);
  });
  it.each(['nsis', 'msi'])('installs for all users of a computer with %s', (name) => {
    expect(part(name)).toMatch(/^ {2}oneClick: false$/m);
    expect(part(name)).toMatch(/^ {2}perMachine: true$/m);
  });

  it('takes a type of file from nobody, and cleans up what it has told Windows', () => {
    expect(part('mac')).toMatch(/rank: Alternate/);
    // For NSIS and the MSI alike it would be the one program for all.
    expect([part('win'), part('nsis'), configuration.match(/^fileAssociations/m)].join()).not.toContain(
      'fileAssociations:',
    );
    const script = readFileSync(join(ROOT, /include: (.*)/.exec(part('nsis'))?.[1] ?? ''), 'utf8');
    const [install = '', remove = ''] = script.split('!macro customUnInstall');
    expect(install).not.toMatch(/Classes\\\.asice" /);
    const keys = (text: string): Set<string> =>
      new Set([...text.matchAll(/Classes\\([\w.]+)/g)].map(([, key]) => key ?? ''));
    expect(keys(remove)).toEqual(keys(install));
  });

  it('makes nothing that starts without its sandbox', () => {
    expect([part('linux'), part('win'), part('mac')].map((text) => /target: \[(.*)\]/.exec(text)?.[1])).toEqual([
      'deb',
      'nsis, msi',
      'dmg',
    ]);
  });

  it('gives away one right of the hardened runtime on macOS', () => {
    const file = /entitlements: (.*)/.exec(part('mac'))?.[1] ?? '';
    expect(part('mac')).toContain(`entitlementsInherit: ${file}\n`);
    const rights = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/<key>(.*)<\/key>\s*<(\w+)\/>/g)];
    expect(rights.map(([, right, value]) => [right, value])).toEqual([['com.apple.security.cs.allow-jit', 'true']]);
    expect(part('mac')).toMatch(/NSLocalNetworkUsageDescription: \w.*\.$/m);
  });
});

/** Names of the packages whose code is in the interface's bundles, as the bundler tells. */
async function bundledPackages(): Promise<readonly string[]> {
  const found = new Set<string>();
  const collect = (): Plugin => ({
    name: 'collect',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
          const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];
          if (name) found.add(name);
        }
    },
  });
  await viteBuild({
    root: join(ROOT, 'src/ui'),
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [collect()],
    worker: { plugins: () => [collect()] },
    build: { write: false, minify: false },
  });
  return [...found];
}
