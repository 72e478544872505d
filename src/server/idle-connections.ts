import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Load balancers use an idle connection again for up to 60 (AWS) or 600 seconds (Google). One that is closed here before is a
 * 502 to Slack, which sends no command twice.
 */
export const KEEP_ALIVE_MS = 620_000;
/** Below what one address may have: idle connections are closed before one that is needed is refused. */
const MANY_CONNECTIONS = 80;
/** Closes all idle connections at each new one while there are many. */
export function closeIdleOfMany(server: Server): void {
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    if (open > MANY_CONNECTIONS) server.closeIdleConnections();
  });
}
