import { randomBytes } from 'node:crypto';
import type { Json } from '../json.ts';
import type { Clock } from './clock.ts';
import { SlackApiError } from './slack-error.ts';

/** An open modal, or a person's App Home. */
export interface StoredView {
  readonly id: string;
  readonly user: string;
  /** Changes with every update; an update with an old hash is rejected. */
  readonly hash: string;
  readonly root: string;
  readonly previous: string | undefined;
  readonly view: Json;
}

export interface Views {
  /** Open modals and published homes. */
  readonly all: readonly StoredView[];
  get(id: string): StoredView | undefined;
  byExternalId(id: string): StoredView | undefined;
  /** Opens a view, stacked on `on` if given. */
  open(user: string, view: Json, on?: StoredView): StoredView;
  update(stored: StoredView, view: Json, hash?: string): StoredView;
  publish(user: string, view: Json, hash?: string): StoredView;
  home(user: string): StoredView | undefined;
  /** Closes a view and the views above it. */
  close(stored: StoredView): void;
  reset(): void;
}

/** docs.slack.dev/reference/methods/views.push: three views in a stack. */
const MAX_STACKED = 3;

export function createViews(clock: Clock): Views {
  const views = new Map<string, StoredView>();
  const newHash = () => `${Math.floor(clock.now() / 1000)}.${randomBytes(4).toString('hex')}`;
  const put = (stored: StoredView) => {
    views.set(stored.id, stored);
    return stored;
  };
  const home = (user: string) => [...views.values()].find((stored) => stored.user === user && stored.view.type === 'home');
  const byExternalId = (id: string) => [...views.values()].find(({ view }) => id !== '' && view.external_id === id);

  function update(stored: StoredView, view: Json, hash?: string): StoredView {
    if (hash !== undefined && hash !== stored.hash) throw new SlackApiError('hash_conflict');
    return put({ ...stored, view, hash: newHash() });
  }

  function open(user: string, view: Json, on?: StoredView): StoredView {
    if (typeof view.external_id === 'string' && byExternalId(view.external_id)) throw new SlackApiError('duplicate_external_id');
    const id = `V${randomBytes(5).toString('hex').toUpperCase()}`;
    const stacked = on ? [...views.values()].filter(({ root }) => root === on.root).length : 0;
    if (stacked >= MAX_STACKED) throw new SlackApiError('push_limit_reached');
    return put({ id, user, view, hash: newHash(), root: on?.root ?? id, previous: on?.id });
  }

  function close(stored: StoredView): void {
    for (const above of [...views.values()].filter(({ previous }) => previous === stored.id)) close(above);
    views.delete(stored.id);
  }

  return {
    get all() {
      return [...views.values()];
    },
    get: (id) => views.get(id),
    byExternalId,
    open,
    update,
    publish: (user, view, hash) => {
      const old = home(user);
      return old ? update(old, view, hash) : open(user, view);
    },
    home,
    close,
    reset: () => views.clear(),
  };
}
