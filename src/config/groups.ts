import * as z from 'zod';
import type { Provider } from '../core/provider/provider.ts';
import { ACCESS } from './access.ts';
import { namingSettings } from './accounts/naming.ts';
import { paceSettings } from './accounts/pace.ts';
import { AUTOMATIC } from './automatic.ts';
import { LOOKUP } from './lookup.ts';
import { SERVE } from './serve.ts';

type Shape = Readonly<Record<string, z.core.$ZodType>>;

/** Settings that belong together. */
export interface SettingGroup {
  readonly title: string;
  readonly settings: Shape;
}

/** Every setting, in the order in which the documentation shows them. */
export function settingGroups(providers: readonly Provider[]): readonly SettingGroup[] {
  const isAudit = (name: string) => name.startsWith('AUDIT_');
  const isSlack = (name: string) => name.startsWith('SLACK_');
  return [
    { title: 'Slack', settings: pick(SERVE.shape, isSlack) },
    ...providers.map((provider) => ({
      title: `Provider ${provider.label}`,
      settings: { ...provider.settings.shape, ...namingSettings(provider), ...paceSettings(provider) },
    })),
    { title: 'Who may ask, and who may see what', settings: pick(ACCESS.shape, (name) => !isAudit(name)) },
    { title: 'Audit trail', settings: pick(ACCESS.shape, isAudit) },
    { title: 'Automatic replies', settings: AUTOMATIC },
    { title: 'Look-ups', settings: LOOKUP.shape },
    { title: 'Running', settings: pick(SERVE.shape, (name) => !isSlack(name) && !(name in AUTOMATIC)) },
  ];
}

/** The names of all settings. */
export function settingNames(providers: readonly Provider[]): readonly string[] {
  return settingGroups(providers).flatMap(({ settings }) => Object.keys(settings));
}

export function descriptionOf(setting: z.core.$ZodType): string {
  return z.globalRegistry.get(setting)?.description ?? '';
}

/** The value that applies when the variable is not set, as it would be written; empty for an optional setting, undefined for a required one. */
export function defaultOf(setting: z.core.$ZodType): string | undefined {
  const { success, data } = z.safeParse(setting, undefined);
  return success ? String(data ?? '') : undefined;
}

function pick(shape: Shape, isWanted: (name: string) => boolean): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => isWanted(name)));
}
