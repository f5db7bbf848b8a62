/**
 * Hocuspocus with its SQLite extension, both as they come: default batching, default intervals of storing. Packages come
 * from the benchmark's own cache. Run by the benchmark: node hocuspocus.ts PORT PACKAGES DATABASE
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [port, packages, database] = process.argv.slice(2) as [string, string, string];
const { resolve } = createRequire(join(packages, 'package.json'));
const load = (name: string) => import(pathToFileURL(resolve(name)).href);
const { Server } = await load('@hocuspocus/server');
const { SQLite } = await load('@hocuspocus/extension-sqlite');
await new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database })],
}).listen();
