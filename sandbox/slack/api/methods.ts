import { AUTH } from './auth.ts';
import type { Methods } from './method.ts';

/** Every method that the stand-in knows; all others are `unknown_method`. */
export const METHODS: Methods = { ...AUTH };
