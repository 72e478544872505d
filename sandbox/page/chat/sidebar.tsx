import type { PageState } from '../../page-server/api.ts';
import { HOME } from '../state/navigation.ts';

interface SidebarProps {
  readonly pageState: PageState;
  readonly user: string;
  readonly place: string;
  readonly theme: string;
  readonly isLost: boolean;
  toggleTheme(): void;
  onPlace(place: string): void;
  onPerson(person: string): void;
}

export function Sidebar({ pageState, user, place, theme, isLost, toggleTheme, onPlace, onPerson }: SidebarProps) {
  const person = pageState.people.find(({ id }) => id === user);
  return (
    <nav className="sidebar" aria-label="Workspace">
      <header className="workspace">
        <strong>Sandbox Support</strong>
        <button
          type="button"
          className="icon"
          aria-label={`Switch to ${theme === 'dark' ? 'light' : 'dark'}`}
          onClick={toggleTheme}
        >
          {theme === 'dark' ? '☀' : '☾'}
        </button>
      </header>
      <div className="places">
        {pageState.places.map(({ id, name, kind, isExternal }) => (
          <button
            key={id}
            type="button"
            className="place"
            aria-current={id === place ? 'page' : undefined}
            onClick={() => onPlace(id)}
          >
            <span aria-hidden="true">{kind === 'im' ? '●' : '#'}</span> {name}
            {isExternal && <small>shared</small>}
          </button>
        ))}
        <button type="button" className="place" aria-current={place === HOME ? 'page' : undefined} onClick={() => onPlace(HOME)}>
          <span aria-hidden="true">⌂</span> Home <small>Order Scout</small>
        </button>
      </div>
      <div className="people">
        <label htmlFor="person">You are</label>
        <select id="person" className="select" value={user} onChange={({ target }) => onPerson(target.value)}>
          {pageState.people.map(({ id, fullName }) => (
            <option key={id} value={id}>
              {fullName}
            </option>
          ))}
        </select>
        <small>{person?.permissions}</small>
      </div>
      {isLost && (
        <p className="lost" role="alert">
          Cannot reach the sandbox. Is it still running?
        </p>
      )}
    </nav>
  );
}
