import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import type { PageState, ScenarioCard } from '../page-server/api.ts';
import { Conversation } from './chat/conversation.tsx';
import { Home } from './chat/home.tsx';
import { Sidebar } from './chat/sidebar.tsx';
import { Thread } from './chat/thread.tsx';
import { Modal } from './dialogs/modal.tsx';
import { Toast } from './dialogs/toast.tsx';
import { SidePanel, type Tab } from './side-panel/side-panel.tsx';
import { type FocusPlace, useKeptFocus } from './state/focus.ts';
import { AppearanceContext } from './state/interaction.ts';
import { HOME, useNavigation } from './state/navigation.ts';
import { runAction } from './state/server.ts';
import { useTheme } from './state/theme.ts';

interface SandboxProps {
  readonly user: string;
  readonly pageState: PageState;
  /** Whether the server cannot be reached. */
  readonly isLost: boolean;
  readonly lastFocus: RefObject<FocusPlace | undefined>;
  setUser(user: string): void;
}

/** Sidebar, conversation, thread and side panel. */
export function Sandbox({ user, pageState, isLost, lastFocus, setUser }: SandboxProps) {
  const [theme, toggleTheme] = useTheme();
  const { place, thread, go, openThread, watch } = useNavigation(pageState);
  const [tab, setTab] = useState<Tab>('chat');
  const [problem, setProblem] = useState('');
  const [note, setNote] = useState<ScenarioCard>();
  const locale = localeOf(user, pageState);
  const appearance = useMemo(
    () => ({ theme, locale, users: pageState.names, channels: pageState.places, groups: pageState.groups }),
    [theme, locale, pageState.names, pageState.places, pageState.groups],
  );

  const attempt = async (name: string, input: object) => {
    const result = await runAction(name, { user, ...input });
    if (result.problem) setProblem(result.problem);
    return result;
  };
  useKeptFocus(lastFocus);
  const clearProblem = useCallback(() => setProblem(''), []);
  const openPlace = (next: string) => {
    setTab('chat');
    go(next);
    if (next === HOME) void attempt('openHome', {});
  };
  const play = (scenario: ScenarioCard) => {
    setUser(scenario.person);
    setTab('chat');
    watch(scenario.channel);
    setNote(scenario);
    void attempt('play', { scenario: scenario.id });
  };
  const switchPerson = (person: string) => {
    setUser(person);
    if (place === HOME) void runAction('openHome', { user: person });
  };
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const current = pageState.places.find(({ id }) => id === place) ?? pageState.places[0];
  const part = { pageState, user, attempt, setProblem };
  return (
    <AppearanceContext value={appearance}>
      <div className={`layout shows-${tab} ${thread ? 'has-thread' : ''}`} data-changes={pageState.changes}>
        <Sidebar
          {...{ pageState, user, place: place === HOME ? HOME : (current?.id ?? ''), theme, toggleTheme, isLost }}
          onPlace={openPlace}
          onPerson={switchPerson}
        />
        <main className="work">
          <h1 className="unseen">Order Scout sandbox</h1>
          {place === HOME || !current ? (
            <Home {...part} />
          ) : (
            <Conversation
              key={current.id}
              {...part}
              place={current}
              note={note?.channel === current.id ? note : undefined}
              onThread={openThread}
              onNoteRead={() => setNote(undefined)}
            />
          )}
          {thread && current && (
            <Thread key={thread} {...part} place={current} parent={thread} onClose={() => openThread(undefined)} />
          )}
        </main>
        <SidePanel {...part} tab={tab} onTab={setTab} onPlay={play} />
      </div>
      {pageState.modal && <Modal key={pageState.modal.id} {...part} modal={pageState.modal} />}
      {problem && <Toast text={problem} onClose={clearProblem} />}
    </AppearanceContext>
  );
}

function localeOf(user: string, pageState: PageState): string {
  return pageState.people.find(({ id }) => id === user)?.locale ?? 'en';
}
