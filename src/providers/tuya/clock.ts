import type { Tools } from '../../core/provider.ts';

const KEY = 'clock';
/** Long, because an offset that has become wrong is refused and taken anew. */
const REMEMBERED = 24 * 60 * 60_000;
/** The vendor's tolerance is 300 s; an offset beyond this is a clock to repair. */
const WORTH_A_WARNING = 60_000;

/** How far Tuya's clock is ahead of ours, in milliseconds; zero until Tuya has refused a time. */
export function clockOffset(tools: Tools): Promise<number> {
  return tools.remember(KEY, async () => ({ value: 0, ttl: REMEMBERED }));
}

/** Takes the offset anew from Tuya's time of day, unless another caller has replaced the `refused` one already. */
export async function correctClock(refused: number, vendorTime: number, tools: Tools): Promise<void> {
  tools.forget(KEY, refused);
  await tools.remember(KEY, async () => {
    const value = vendorTime - tools.now();
    if (Math.abs(value) > WORTH_A_WARNING) tools.warn?.('check_clock', { offset: value });
    return { value, ttl: REMEMBERED };
  });
}
