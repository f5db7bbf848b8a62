/** A child process that runs suites, as somebody to ask: one order, one answer, and a limit of time for each suite. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Order } from './message.ts';

export type Child = {
  /** Resolves with 'silent' when a suite has taken longer than `limit` says (milliseconds), or when the child has died. */
  ask(order: Order, limit: (suite?: string) => number): Promise<Answer | 'silent'>;
  end(): void;
  readonly alive: () => boolean;
};

export function begin(plan: string): Promise<Child> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [plan], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // What the suites print is nobody's concern here, an error before the first answer is.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let alive = true;
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  child.once('exit', () => {
    alive = false;
  });
  const end = (): void => {
    alive = false;
    child.kill('SIGKILL');
  };

  const ask: Child['ask'] = (order, limit) =>
    new Promise((resolve) => {
      let timer = setTimeout(settle, limit(), 'silent');
      function settle(answer: Answer | 'silent'): void {
        clearTimeout(timer);
        child.off('message', heard);
        child.off('exit', gone);
        if (answer === 'silent') end();
        resolve(answer);
      }
      function heard(answer: Answer): void {
        clearTimeout(timer);
        if (answer.kind === 'began') timer = setTimeout(settle, limit(answer.suite), 'silent');
        else settle(answer);
      }
      const gone = (): void => settle('silent');
      child.on('message', heard);
      child.once('exit', gone);
      child.send(order);
    });

  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The process that runs the suites did not start:\n${said}`)));
    child.once('message', () => resolve({ ask, end, alive: () => alive }));
  });
}
