import { type RefObject, useEffect, useRef } from 'react';

/** Where the focus was: an element, and what finds its successor when the element is drawn anew. */
export interface FocusPlace {
  readonly message: string | undefined;
  readonly action: string | undefined;
}

/** Remembers where the focus was last; undefined after a click beside everything. */
export function useLastFocus(): RefObject<FocusPlace | undefined> {
  const last = useRef<FocusPlace>(undefined);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('dialog')) last.current = placeOf(target);
    };
    // A click beside everything gives up the focus on purpose.
    const forget = () => {
      last.current = undefined;
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  return last;
}

/**
 * Keeps the focus of keyboard users. When the focused element is removed or hidden, the same action of the same
 * message gets the focus, otherwise the message, the newest message or the heading.
 */
export function useKeptFocus(last: RefObject<FocusPlace | undefined>): void {
  useEffect(() => {
    const active = document.activeElement;
    const isLost = active === document.body || active?.checkVisibility() === false;
    if (last.current && isLost && !document.querySelector('dialog[open]'))
      successorOf(last.current)?.focus({ preventScroll: true });
  });
}

function placeOf(element: HTMLElement): FocusPlace {
  return { message: element.closest<HTMLElement>('[data-ts]')?.dataset.ts, action: element.dataset.action };
}

function successorOf({ message, action }: FocusPlace): HTMLElement | undefined {
  const same = `[data-ts="${message}"]`;
  const selectors = [
    ...(message === undefined ? [] : [`${same} [data-action="${action}"]`, same, '.messages article:last-of-type']),
    '.thread h2',
    '.conversation h2',
  ];
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  return found.find((element) => element?.checkVisibility()) ?? undefined;
}
