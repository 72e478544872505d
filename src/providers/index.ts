import type { Provider } from '../core/provider.ts';
import { linkbest } from './linkbest/index.ts';
import { linksfield } from './linksfield/index.ts';

/** Every provider there is, in the order in which their answers are shown. */
export const providers: readonly Provider[] = [linksfield, linkbest];
