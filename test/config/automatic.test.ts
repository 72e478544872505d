import { describe, expect, it } from 'vitest';
import { ConfigError, readServeConfig } from '../../src/config/config.ts';
import { providers } from '../../src/providers/index.ts';

const ENOUGH = { SLACK_BOT_TOKEN: 'xoxb-invented', SLACK_SIGNING_SECRET: 'invented-secret', LINKSFIELD_PARTNER_CODE: 'P012345' };

describe('settings of automatic replies', () => {
  it('are off, and repeat nothing for half an hour', () => {
    const { automatic } = readServeConfig(ENOUGH, providers);

    expect(automatic).toEqual({ channels: [], repeatWindow: 1_800_000, noteUnknown: false, follow: [] });
  });

  it('are read', () => {
    const env = { AUTO_REPLY_CHANNELS: 'C0123456789, G0123456789', REPEAT_WINDOW_MINUTES: '5', NOTE_UNKNOWN_ICCIDS: 'true' };

    const { automatic } = readServeConfig({ ...ENOUGH, ...env }, providers);

    expect(automatic).toEqual({ channels: ['C0123456789', 'G0123456789'], repeatWindow: 300_000, noteUnknown: true, follow: [] });
  });

  it.each([
    ['AUTO_REPLY_CHANNELS', '#alerts', /ids of channels/],
    ['AUTO_REPLY_CHANNELS', '*, alerts', /ids of channels/],
    ['REPEAT_WINDOW_MINUTES', 'half an hour', /whole number from 0 to 1440/],
    ['NOTE_UNKNOWN_ICCIDS', 'perhaps', /true or false/],
  ])('%s=%s is refused with what it must be', (name, value, expected) => {
    const read = () => readServeConfig({ ...ENOUGH, [name]: value }, providers);

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(expected);
  });
});
