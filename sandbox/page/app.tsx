import { useState } from 'react';
import { Sandbox } from './sandbox.tsx';
import { useLastFocus } from './state/focus.ts';
import { usePageState } from './state/server.ts';

/** The page of one person at a time. When the sandbox starts over, so does the page; the person stays. */
export function App() {
  const [user, setUser] = useState('U0ADA');
  const { pageState, isLost } = usePageState(user);
  const lastFocus = useLastFocus();
  if (!pageState) return <p className="waiting">Opening the sandbox…</p>;
  return <Sandbox key={pageState.restarts} {...{ user, setUser, pageState, isLost, lastFocus }} />;
}
