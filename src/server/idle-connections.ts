import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Load balancers use an idle connection again for up to 60 (AWS) or 600 seconds (Google). One that is closed here before is a
 * 502 to Slack, which sends no command twice.
 */
const KEEP_ALIVE_MS = 620_000;
/** Half of what one address may have: idle connections beyond this leave room for others. */
const MANY_CONNECTIONS = 50;
/** Node's own value. */
const KEEP_ALIVE_OF_MANY_MS = 5_000;

/** Keeps idle connections for long while there are few. None is closed at once: a request may be on its way. */
export function keepIdleConnections(server: Server): void {
  let open = 0;
  const count = (change: 1 | -1) => {
    open += change;
    server.keepAliveTimeout = open > MANY_CONNECTIONS ? KEEP_ALIVE_OF_MANY_MS : KEEP_ALIVE_MS;
  };
  server.on('connection', (socket: Socket) => {
    count(1);
    socket.once('close', () => count(-1));
  });
}
