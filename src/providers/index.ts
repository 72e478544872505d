import type { Provider } from '../core/provider/provider.ts';
import { registerProviders } from '../core/provider/registry.ts';
import { clink } from './clink/index.ts';
import { linkbest } from './linkbest/index.ts';
import { linksfield } from './linksfield/index.ts';
import { tuya } from './tuya/index.ts';

/** Every provider there is, in the order in which their answers are shown. */
export const providers: readonly Provider[] = registerProviders([linksfield, tuya, linkbest, clink]);
