/**
 * electron-builder's msiProjectCreated hook: gives the MSI what `installer.nsh` gives the other installer, "Open with" for signed packages,
 * which takes the type from nobody, and links. Windows Installer takes them away again with the component.
 */
import { readFile, writeFile } from 'node:fs/promises';

const OPEN = '"[#mainExecutable]" "%1"';

/** Under Software\Classes: key, name (empty: the key's own), value. */
const VALUES: readonly (readonly [key: string, name: string, value: string])[] = [
  ['Alternat.asice', '', 'Signed package (ASiC-E)'],
  ['Alternat.asice\\DefaultIcon', '', '[#mainExecutable],0'],
  ['Alternat.asice\\shell\\open\\command', '', OPEN],
  ['.asice\\OpenWithProgids', 'Alternat.asice', ''],
  ['alternat', '', 'URL:alternat'],
  ['alternat', 'URL Protocol', ''],
  ['alternat\\shell\\open\\command', '', OPEN],
];

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

// Made once, for ever: Windows Installer knows a component by it.
const COMPONENT = '6B1F6F52-9C0E-4A8B-9E0B-6C5D9A2B7E41';

/** A WiX project with the component in it. Throws where there is no group to put it in. */
export function withRegistration(project: string): string {
  const end = project.lastIndexOf('</ComponentGroup>');
  if (end < 0 || !project.includes('Id="mainExecutable"'))
    throw new Error('this MSI project has no program to register');
  const values = VALUES.map(([key, name, value], at) => {
    const named = name === '' ? '' : ` Name="${quoted(name)}"`;
    const keyPath = at === 0 ? ' KeyPath="yes"' : '';
    return `        <RegistryValue Root="HKMU" Key="Software\\Classes\\${quoted(key)}"${named} Value="${quoted(value)}" Type="string"${keyPath}/>`;
  });
  const component = [
    '  <Component Id="registration" Guid="',
    COMPONENT,
    '">\n',
    values.join('\n'),
    '\n      </Component>\n    ',
  ];
  return `${project.slice(0, end)}${component.join('')}${project.slice(end)}`;
}

export default async function registerInMsi(file: string): Promise<void> {
  await writeFile(file, withRegistration(await readFile(file, 'utf8')));
}
