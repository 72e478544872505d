import { Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

type Connect = (this: Socket, ...args: never[]) => Socket;

/** Hosts outside this machine that a test wanted to connect to. */
const outside: string[] = [];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const connect: Connect = Socket.prototype.connect;

/** The same cases in every run: what a test found yesterday it finds again, and no run fails by chance. */
fc.configureGlobal({ seed: 20261123 });

/** No test reaches a real network: a connection to another machine fails, and so does its test. Names under .test resolve nowhere (RFC 6761). */
beforeAll(() => {
  Object.assign(Socket.prototype, { connect: connectToLoopback });
});

afterEach(() => {
  expect(outside.splice(0)).toEqual([]);
});

afterAll(() => {
  Object.assign(Socket.prototype, { connect });
});

function connectToLoopback(this: Socket, ...args: never[]): Socket {
  const host = hostOf(args);
  if (host === undefined || LOOPBACK.includes(host) || host.endsWith('.test')) return connect.apply(this, args);
  outside.push(host);
  return this.destroy(new Error(`A test connects to ${host}`));
}

/** From any form of the arguments of `connect`, also those that Node has put in order; undefined for a Unix socket. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args.flat();
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof second === 'string' ? second : 'localhost';
}
