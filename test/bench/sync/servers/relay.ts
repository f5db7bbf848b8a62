/**
 * The floor: passes every message on to the others of its room and knows nothing of documents. What a server costs over
 * this is what it does besides moving bytes. Run by the benchmark: node relay.ts PORT
 */
import { WebSocket, WebSocketServer } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]) });
server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room);
  room.add(socket);
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data);
  });
  socket.on('close', () => room.delete(socket));
});
