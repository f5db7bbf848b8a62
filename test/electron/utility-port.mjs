// Runs before the program of a utility process: the line to its parent is `process.parentPort`, and Node's own is hidden.
import { EventEmitter } from 'node:events';

const send = process.send?.bind(process);
const events = new EventEmitter();
const waiting = [];
process.on('message', (data) => {
  if (events.listenerCount('message') > 0) events.emit('message', { data, ports: [] });
  else waiting.push(data);
});
// A utility process dies with the program.
process.on('disconnect', () => process.exit());
process.parentPort = {
  on(event, listener) {
    events.on(event, listener);
    for (const data of waiting.splice(0)) events.emit('message', { data, ports: [] });
    return this;
  },
  postMessage(message) {
    send?.(structuredClone(message), () => undefined);
  },
};
process.send = undefined;
