/** alternat serve: the server in the foreground until a signal ends it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SummitFile } from '../../src/domain/summit/summit.ts';
import { isTimeServer } from '../auth/time-server.ts';
import { type Config, DEFAULT_DATA, DEFAULT_PORT } from '../config.ts';
import { demoAllowed, startServer } from '../main.ts';
import { stdout } from '../terminal.ts';
import { type CliCommand, parseOptions, text, WrongUse } from './command.ts';

export const SAMPLE = fileURLToPath(new URL('../sample/caspian-2025.json', import.meta.url));
const UI = fileURLToPath(new URL('../../dist/ui', import.meta.url));

export const serve: CliCommand = {
  summary: 'runs the server of a data folder',
  help: `
Usage: alternat serve [--data DIR] [--host H] [--port N] [--demo] [--host-name NAME ...] [--tls-cert F --tls-key F] [--rate N] [--tsa URL]

  --data DIR        data folder, made if it is not there (default ${DEFAULT_DATA})
  --host H          address to listen on (default 127.0.0.1)
  --port N          port, 0 for any free one (default ${DEFAULT_PORT})
  --demo            adds the sample summit; anyone may sign in as any sample member (loopback only)
  --no-open         accepted for symmetry with npm start; the server opens nothing
  --host-name NAME  a further name under which people reach this server
  --tls-cert F, --tls-key F   certificate and key (PEM)
  --rate N          lets every member send N times as fast as is usual, e.g. for measuring (default 1)
  --tsa URL         a time-stamp server (RFC 3161) that stamps what all have signed`,
  run: async (args) => {
    const { options } = parseOptions(args, {
      data: 'string',
      host: 'string',
      port: 'string',
      demo: 'boolean',
      'no-open': 'boolean',
      'host-name': 'list',
      'tls-cert': 'string',
      'tls-key': 'string',
      rate: 'string',
      tsa: 'string',
    });
    const port = Number(text(options, 'port') ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new WrongUse(`--port takes a number from 0 to 65535, not ${text(options, 'port')}.`);
    const cert = text(options, 'tls-cert');
    const key = text(options, 'tls-key');
    if ((cert === undefined) !== (key === undefined)) throw new WrongUse('--tls-cert and --tls-key go together.');
    for (const file of [cert, key]) if (file && !existsSync(file)) throw new WrongUse(`There is no file ${file}.`);
    const tsa = text(options, 'tsa');
    if (tsa !== undefined && !isTimeServer(tsa))
      throw new WrongUse('--tsa takes the address of a time-stamp server, e.g. --tsa http://tsa.example/tsr.');
    const rate = Number(text(options, 'rate') ?? 1);
    if (!(rate > 0 && Number.isFinite(rate))) throw new WrongUse('--rate takes a number above 0, e.g. --rate 10.');
    const config: Config = {
      data: text(options, 'data') ?? DEFAULT_DATA,
      host: text(options, 'host') ?? '127.0.0.1',
      port,
      demo: options.demo === true,
      hostNames: (options['host-name'] as readonly string[] | undefined) ?? [],
      ...(rate === 1 ? {} : { rate }),
      ...(tsa === undefined ? {} : { tsa }),
      ...(cert && key ? { tls: { cert, key } } : {}),
      ...(existsSync(`${UI}/index.html`) ? { ui: UI } : {}),
    };
    if (!demoAllowed(config))
      throw new WrongUse(
        `--demo lets anyone sign in as anyone, so it works on this machine only: leave out --host ${config.host}, or leave out --demo.`,
      );
    const server = await startServer(config, () => JSON.parse(readFileSync(SAMPLE, 'utf8')) as SummitFile);
    // Listened for before the line is printed: whoever starts this server may end it the moment they read it.
    const ended = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    stdout.write(`Alternat is ready at ${server.address}\n`);
    await ended;
    await server.close();
    return 0;
  },
};
