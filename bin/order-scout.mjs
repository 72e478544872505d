#!/usr/bin/env node
// JavaScript that any Node understands: an older one would answer TypeScript with a stack trace.
import { hasSupportedNode } from './node-version.mjs';

if (hasSupportedNode()) {
  // Before the first TypeScript file, so that Node's parser for types is loaded only when a file has changed.
  (await import('./compile-cache.mjs')).keepCompiledCode();
  await import('../src/main.ts');
} else process.exitCode = 1;
