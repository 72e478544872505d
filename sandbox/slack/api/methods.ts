import { AUTH } from './auth.ts';
import { BLOCKS } from './blocks.ts';
import { CHAT } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { FILES } from './files.ts';
import { FUNCTIONS } from './functions.ts';
import type { Methods } from './method.ts';
import { PEOPLE_METHODS } from './people.ts';
import { REACTIONS } from './reactions.ts';
import { VIEW_METHODS } from './views.ts';

/** The supported methods; all others are `unknown_method`. */
export const METHODS: Methods = {
  ...AUTH,
  ...BLOCKS,
  ...CHAT,
  ...CONVERSATION_METHODS,
  ...FILES,
  ...FUNCTIONS,
  ...PEOPLE_METHODS,
  ...REACTIONS,
  ...VIEW_METHODS,
};
