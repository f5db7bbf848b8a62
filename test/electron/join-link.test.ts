/** Join links, to the letter; the addresses that are offered to host at; and where the bundled server lies. */
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostAddresses } from '../../electron/host-addresses.ts';
import { hostFolder } from '../../electron/host-process.ts';
import { joinedBy, joinedIn } from '../../electron/join-link.ts';
import { runShell } from '../../electron/shell.ts';
import { makeDouble } from './double.ts';

describe('a join link', () => {
  const SHA = '0123456789abcdef'.repeat(4);
  const link = (address: string, sha = SHA): string =>
    `alternat://join?address=${encodeURIComponent(address)}&certificate=${sha}`;

  it('waits for a person, whichever way it comes, and opens nothing by itself', async () => {
    const double = makeDouble({ argv: [link('https://192.168.7.1:4310')] });
    await runShell(double.electron, double.host);
    const wanted = { address: 'https://192.168.7.1:4310', certificate: SHA };
    expect([await double.send('joining', {}), await double.send('joining', {})]).toEqual([wanted, null]);
    double.app.emit('second-instance', {}, ['alternat', link('https://10.0.0.5:4310')]);
    expect(double.windows[0]?.sent).toContainEqual({ channel: 'alternat:join', value: '' });
    expect(await double.send('joining', {})).toEqual({ ...wanted, address: 'https://10.0.0.5:4310' });
    double.app.emit('open-url', { preventDefault: () => undefined }, link('https://room.example'));
    expect(await double.send('joining', {})).toEqual({ ...wanted, address: 'https://room.example' });
    expect([double.windows.length, double.stored.has('summit.json')]).toEqual([1, false]);
  });

  it.each([
    link('http://192.168.7.1:4310'),
    link('https://192.168.7.1:4310/path'),
    link('https://user@192.168.7.1'),
    link('https://[fd00::1]:4310'),
    link('https://192.168.7.1:99999'),
    link('https://192.168.7.1:4310', SHA.toUpperCase()),
    link('https://192.168.7.1:4310', SHA.slice(1)),
    `${link('https://192.168.7.1:4310')}&code=abc`,
    `${link('https://192.168.7.1:4310')}\n`,
    `alternat://join?address=https://192.168.7.1:4310&certificate=${SHA}`,
    `alternat://join?certificate=${SHA}&address=https%3A%2F%2F192.168.7.1`,
    `alternat://join/../open?address=https%3A%2F%2F192.168.7.1&certificate=${SHA}`,
    `https://evil.example/#${link('https://192.168.7.1:4310')}`,
    `alternat://join?address=javascript%3Aalert(1)&certificate=${SHA}`,
  ])('that is not to the letter is no link: %s', (text) => {
    expect([joinedBy(text), joinedIn(['alternat', text])]).toEqual([null, null]);
  });
});

it('finds what it runs beside the archive, where there is one', () => {
  const installed = join('/opt', 'Alternat', 'resources');
  expect(hostFolder(join(installed, 'app.asar', 'dist', 'electron'))).toBe(
    join(installed, 'app.asar.unpacked', 'dist', 'host'),
  );
  expect(hostFolder(join('/src', 'dist', 'electron'))).toBe(join('/src', 'dist', 'host'));
});

describe('addresses to host at', () => {
  it('are private ones of this computer, those it gave itself at the end', () => {
    const at = (address: string, more = {}) =>
      ({ address, family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null, ...more }) as NetworkInterfaceInfo;
    const found = hostAddresses({
      lo: [at('127.0.0.1', { internal: true })],
      auto: [at('169.254.3.4')],
      wlan0: [at('192.168.7.1'), at('fe80::1', { family: 'IPv6' })],
      eth0: [at('8.8.8.8'), at('10.1.2.3')],
      bridge: [at('172.15.0.1'), at('172.16.0.1'), at('172.31.0.1'), at('172.32.0.1'), at('192.169.0.1')],
    });
    expect(found.map(({ address, network }) => `${network} ${address}`)).toEqual([
      'wlan0 192.168.7.1',
      'eth0 10.1.2.3',
      'bridge 172.16.0.1',
      'bridge 172.31.0.1',
      'auto 169.254.3.4',
    ]);
  });
});
