import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import type { PageState } from './api.ts';

const shortcut = z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() });
const MANIFEST = z.object({
  features: z.object({
    shortcuts: z.array(shortcut).default([]),
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }))
      .min(1),
  }),
});

/** What Slack shows of the app's manifest: its command and its shortcuts. */
export function readManifest(): Pick<PageState, 'shortcuts' | 'command'> {
  const { features } = MANIFEST.parse(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));
  const [command] = features.slash_commands;
  return {
    shortcuts: features.shortcuts.map(({ name, type, callback_id }) => ({ id: callback_id, title: name, type })),
    command: { name: command?.command ?? '', hint: command?.usage_hint ?? '', description: command?.description ?? '' },
  };
}
