#!/usr/bin/env node
// JavaScript that any Node understands: an older one would answer TypeScript with a stack trace.
import { hasSupportedNode } from './node-version.mjs';

if (hasSupportedNode()) await import('../src/main.ts');
else process.exitCode = 1;
