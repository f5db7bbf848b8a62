/**
 * Figures for whoever runs the server, in Prometheus' text format, told on loopback only: how many rooms and sockets,
 * what was recorded, and how often a turn did not hold. No names and no texts.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isLoopback } from '../config.ts';
import type { Reading } from '../reading/pool.ts';
import type { Workspace } from '../workspace.ts';

type Figure = { readonly name: string; readonly kind: 'gauge' | 'counter'; readonly help: string };

/** Headers that something between writes. */
const FORWARDED = /^(x-forwarded-|x-real-ip$|forwarded$|via$)/;

/** The address of the socket, which no header can change; and nothing on this machine that only passes it on. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(address) && isLoopback(host) && !Object.keys(headers).some((name) => FORWARDED.test(name));
}

export function registerMetrics(
  app: FastifyInstance,
  workspace: Workspace,
  reading: Pick<Reading, 'figures'>,
  connections: () => number,
): void {
  const text = (): string => {
    const lines: string[] = [];
    const put = ({ name, kind, help }: Figure, values: readonly (readonly [labels: string, value: number])[]): void => {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
      for (const [labels, value] of values) lines.push(`${name}${labels} ${value}`);
    };
    put({ name: 'alternat_rooms', kind: 'gauge', help: 'Rooms in memory.' }, [
      ['', [...workspace.rooms.loaded()].length],
    ]);
    put({ name: 'alternat_connections', kind: 'gauge', help: 'Open sockets.' }, [['', connections()]]);
    put(
      { name: 'alternat_records_total', kind: 'counter', help: 'Log records since the start, by kind.' },
      [...workspace.counts].map(([kind, count]) => [`{kind="${kind}"}`, count]),
    );
    put({ name: 'alternat_turns_failed_total', kind: 'counter', help: 'Turns that were rolled back.' }, [
      ['', workspace.failedTurns()],
    ]);
    const { readers, waiting, ended } = reading.figures();
    put({ name: 'alternat_readers', kind: 'gauge', help: 'Processes that read for those who ask.' }, [['', readers]]);
    put({ name: 'alternat_questions_waiting', kind: 'gauge', help: 'Questions in line.' }, [['', waiting]]);
    put({ name: 'alternat_readers_ended_total', kind: 'counter', help: 'Readers that died or had to be ended.' }, [
      ['', ended],
    ]);
    put({ name: 'process_resident_memory_bytes', kind: 'gauge', help: 'Resident memory.' }, [
      ['', process.memoryUsage.rss()],
    ]);
    return `${lines.join('\n')}\n`;
  };
  app.get('/metrics', { config: { open: true } }, (request, reply) => {
    if (!isFromHere(request.raw))
      return reply
        .code(403)
        .send({ ok: false, reason: 'not-allowed', message: 'Figures are told on this machine only.' });
    return reply.type('text/plain; version=0.0.4').send(text());
  });
}
