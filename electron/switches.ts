/**
 * Switches of Chromium that take away what protects a person: whoever can change a shortcut could have the page watched, the
 * sandbox opened or any certificate believed. No fuse covers them, so the packaged program refuses to start with one.
 */
import type { CommandLine } from 'electron';

const REFUSED = [
  // A window for others into every page, its keys and its session.
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-debugging-targets'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'inspect-brk-node', 'enable-automation', 'load-extension'],
  // Walls between the page and the computer, and between pages.
  ...['no-sandbox', 'disable-gpu-sandbox', 'disable-setuid-sandbox', 'disable-namespace-sandbox', 'no-zygote'],
  ...['disable-seccomp-filter-sandbox', 'single-process', 'in-process-gpu', 'disable-web-security'],
  ...['disable-site-isolation-trials', 'allow-file-access-from-files', 'allow-running-insecure-content'],
  ...['unsafely-treat-insecure-origin-as-secure', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher'],
  // Who one talks to.
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost'],
  ...['host-rules', 'host-resolver-rules', 'proxy-server', 'proxy-pac-url', 'test-type'],
  // What is written down on the way.
  ...['log-net-log', 'net-log-capture-mode', 'ssl-key-log-file', 'password-store', 'use-mock-keychain'],
  ...['disable-encryption', 'enable-logging', 'trace-startup'],
];

/** The first refused switch of the command line, as it is written there; undefined where there is none. */
export function unsafeSwitch(commandLine: Pick<CommandLine, 'hasSwitch'>): string | undefined {
  const found = REFUSED.find((name) => commandLine.hasSwitch(name));
  return found === undefined ? undefined : `--${found}`;
}
