/** The small guards: permissions, deep links, certificates, files, addresses. */
import { describe, expect, it } from 'vitest';
import { verdict } from '../../electron/certificates.ts';
import { resolutionIn, resolutionOf } from '../../electron/deep-link.ts';
import { externalAddress } from '../../electron/external.ts';
import { LARGEST_OPEN, openFile, safeName, saveFile } from '../../electron/files.ts';
import { ALLOWED, guardPermissions } from '../../electron/permissions.ts';
import { summitOrigin } from '../../electron/summit-address.ts';
import { ROOM, ROOM_SHA256, STRANGER } from './certificate-samples.ts';
import { makeDouble } from './double.ts';

describe('guardPermissions', () => {
  const PERMISSIONS = [
    ...[
      'media',
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'hid',
    ],
    ...['usb', 'serial', 'clipboard-read', 'display-capture', 'fileSystem', 'idle-detection', 'window-management'],
    ...['local-fonts', 'storage-access', 'unknown', 'constructor', ...Object.keys(ALLOWED)],
  ];
  const { electron, sessions } = makeDouble();
  guardPermissions(electron.session.fromPartition('x'));
  const guards = sessions.get('x')?.guards ?? {};
  const requested = (permission: string, requestingUrl: string): boolean => {
    let granted = true;
    guards.request({}, permission, (answer: boolean) => (granted = answer), { requestingUrl });
    return granted;
  };

  it('denies all but the table, when asked and when checked', () => {
    const allowed = Object.keys(ALLOWED);
    expect(PERMISSIONS.filter((name) => requested(name, 'app://bundle/x'))).toEqual(allowed);
    expect(PERMISSIONS.filter((name) => guards.check(null, name, 'app://bundle/', {}))).toEqual(allowed);
    expect(guards.device({})).toBe(false);
  });

  it('denies the table, too, to anybody else', () => {
    for (const origin of ['https://example.org', 'app://bundle.example', 'app://other', '', 'null'])
      expect(
        PERMISSIONS.filter((name) => requested(name, `${origin}/`) || guards.check(null, name, origin, {})),
      ).toEqual([]);
  });
});

describe('resolutionOf', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['alternat://open/economy', 'economy'],
    ['alternat://open/panel-2/', 'panel-2'],
    ['alternat://open/', null],
    ['alternat://open/Economy', null],
    ['alternat://open/a/b', null],
    ['alternat://open/..', null],
    ['alternat://open/-a', null],
    ['alternat://open/economy?token=x', null],
    ['alternat://open/economy#x', null],
    ['alternat://open/economy\n', null],
    ['alternat://join/economy', null],
    ['alternat://user@open/economy', null],
    ['ALTERNAT://open/economy', null],
    [' alternat://open/economy', null],
    [`alternat://open/${'a'.repeat(65)}`, null],
    ['https://open/economy', null],
  ];
  it.each(cases)('%j names %s', (link, resolution) => expect(resolutionOf(link)).toBe(resolution));
  it('is found in a command line', () => {
    expect(resolutionIn(['alternat', '--x', 'alternat://open/transit'])).toBe('transit');
    expect(resolutionIn(['alternat'])).toBeNull();
  });
});

describe('summitOrigin', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['https://rasht.example', 'https://rasht.example'],
    ['https://Rasht.example:8443/', 'https://rasht.example:8443'],
    ['http://127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['http://[::1]:4310', null],
    ['https://[fd00::1]', null],
    ['http://127.0.0.1.example', null],
    ['http://192.168.0.2', null],
    ['https://a.example/path', null],
    ["https://a.example; script-src 'unsafe-inline'", null],
    ['wss://a.example', null],
    ['rasht', null],
  ];
  it.each(cases)('%s is %s', (address, origin) => expect(summitOrigin(address)).toBe(origin));
});

describe('externalAddress', () => {
  it.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['http://example.org', null],
    ['https://user:pass@example.org', null],
    ['data:text/html,x', null],
    ['', null],
  ])('%j is %s', (address, opened) => expect(externalAddress(address)).toBe(opened));
});

describe('verdict', () => {
  const pin = { host: '192.168.7.1', sha256: ROOM_SHA256 };

  it('trusts exactly the pinned certificate at exactly its address and judges the rest as usual', () => {
    expect([
      verdict(pin, '192.168.7.1', ROOM),
      verdict(pin, '192.168.7.1', STRANGER),
      verdict(pin, '192.168.7.1', 'nonsense'),
      verdict(pin, '192.168.7.2', ROOM),
      verdict(null, '192.168.7.1', ROOM),
    ]).toEqual([0, -2, -2, -3, -3]);
  });
});

describe('safeName', () => {
  it.each([
    ['Итог.docx', 'Итог.docx'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\x\\y.pdf', 'C x y.pdf'],
    ['.hidden', 'hidden'],
    ['a\u202efdp.exe', 'a fdp.exe'],
    ['/', 'declaration'],
    ['', 'declaration'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe));
});

describe('saveFile and openFile', () => {
  const { electron, host } = makeDouble();
  const window = { isDestroyed: () => false } as never;
  const chooser = { dialog: electron.dialog, window, disk: host.disk, folder: '/home' };

  it('leaves nothing behind when the disk is full, and says so', async () => {
    const removed: string[] = [];
    const disk = {
      ...host.disk,
      write: () => Promise.reject(new Error('ENOSPC')),
      remove: async (path: string) => void removed.push(path),
    };
    const saving = saveFile({ name: 'a.pdf', bytes: new Uint8Array() }, { ...chooser, disk });
    await expect(saving).rejects.toThrow('ENOSPC');
    expect(removed).toEqual(['/home/.a.pdf.part']);
  });

  it('asks before it replaces a file, also where the system does not by itself', async () => {
    const { electron: own, saves, host: world } = makeDouble();
    await saveFile({ name: 'a.pdf', bytes: new Uint8Array() }, { ...chooser, dialog: own.dialog, disk: world.disk });
    expect(saves[0].properties).toContain('showOverwriteConfirmation');
  });

  it.each(['EPERM', 'EACCES'])('writes the chosen file itself where nothing may be beside it (%s)', async (code) => {
    const written: string[] = [];
    const disk = {
      ...host.disk,
      write: async (path: string) => {
        if (path.endsWith('.part')) throw Object.assign(new Error(code), { code });
        written.push(path);
      },
    };
    const bytes = new Uint8Array();
    expect(await saveFile({ name: 'a.pdf', bytes }, { ...chooser, disk })).toBe('saved');
    expect(written).toEqual(['/home/a.pdf']);
  });

  it('does nothing when the person cancels', async () => {
    const dialog = {
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    };
    expect(await saveFile({ name: 'a.pdf', bytes: new Uint8Array() }, { ...chooser, dialog })).toBe('cancelled');
    expect(await openFile({ filters: [] }, { ...chooser, dialog })).toBeNull();
  });

  it('refuses a file over the limit before reading it', async () => {
    const disk = { ...host.disk, size: async () => LARGEST_OPEN + 1, read: () => Promise.reject(new Error('read')) };
    await expect(openFile({ filters: [] }, { ...chooser, disk })).rejects.toThrow('larger than 64 MB');
  });
});
