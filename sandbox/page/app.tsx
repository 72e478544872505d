import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ScenarioCard, Scene } from '../page-server/api.ts';
import { Conversation } from './chat/conversation.tsx';
import { Home } from './chat/home.tsx';
import { Sidebar } from './chat/sidebar.tsx';
import { Thread } from './chat/thread.tsx';
import { Modal } from './dialogs/modal.tsx';
import { Toast } from './dialogs/toast.tsx';
import { Bench, type Tab } from './side-panel/side-panel.tsx';
import { HOME, useWhereabouts } from './state/navigation.ts';
import { act, useScene } from './state/server.ts';
import { LooksContext } from './state/surface.ts';
import { useTheme } from './state/theme.ts';

/** The whole page: who is looking, at which conversation, and what is being tried. */
export function App() {
  const [user, setUser] = useState('U0ADA');
  const [theme, toggleTheme] = useTheme();
  const { scene, isLost } = useScene(user);
  const { place, thread, go, openThread, watch } = useWhereabouts(scene);
  const [tab, setTab] = useState<Tab>('chat');
  const [problem, setProblem] = useState('');
  const [note, setNote] = useState<ScenarioCard>();
  const locale = localeOf(user, scene);
  const looks = useMemo(
    () => ({ theme, locale, users: scene?.names ?? [], channels: scene?.places ?? [] }),
    [theme, locale, scene?.names, scene?.places],
  );

  const attempt = async (name: string, input: object) => {
    const deed = await act(name, { user, ...input });
    if (deed.problem) setProblem(deed.problem);
    return deed;
  };
  const forget = useCallback(() => setProblem(''), []);
  const see = (next: string) => {
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
  const become = (person: string) => {
    setUser(person);
    if (place === HOME) void act('openHome', { user: person });
  };
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  if (!scene) return <p className="waiting">Opening the sandbox…</p>;
  const current = scene.places.find(({ id }) => id === place) ?? scene.places[0];
  const desk = { scene, user, attempt, setProblem };
  return (
    <LooksContext value={looks}>
      <div className={`layout shows-${tab} ${thread ? 'has-thread' : ''}`}>
        <Sidebar
          {...{ scene, user, place: place === HOME ? HOME : (current?.id ?? ''), theme, toggleTheme, isLost }}
          onPlace={see}
          onPerson={become}
        />
        {place === HOME || !current ? (
          <Home {...desk} />
        ) : (
          <Conversation
            key={current.id}
            {...desk}
            place={current}
            note={note?.channel === current.id ? note : undefined}
            onThread={openThread}
            onNoteRead={() => setNote(undefined)}
          />
        )}
        {thread && current && (
          <Thread key={thread} {...desk} place={current} parent={thread} onClose={() => openThread(undefined)} />
        )}
        <Bench {...desk} tab={tab} onTab={setTab} onPlay={play} />
      </div>
      {scene.modal && <Modal key={scene.modal.id} {...desk} modal={scene.modal} />}
      {problem && <Toast text={problem} onClose={forget} />}
    </LooksContext>
  );
}

function localeOf(user: string, scene: Scene | undefined): string {
  return scene?.people.find(({ id }) => id === user)?.locale ?? 'en';
}
