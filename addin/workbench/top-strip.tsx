import { useEffect, useRef, useState } from 'react';
import { groupByRole, type Person, type Session } from './session';

interface TopStripProps {
  people: Person[];
  session: Session | null;
  onSignIn(personId: string): void;
}

/** Whose desk this is. Without a demo there is nobody to choose. */
export function TopStrip({ people, session, onSignIn }: TopStripProps) {
  const present = people.find((person) => person.id === session?.person.id);
  return (
    <header className="top-strip">
      <strong className="brand">纲目</strong>
      <span className="note">示例环境 · 人员和填报数据为虚构</span>
      <span className="stretch" />
      {people.length > 0 && <PeopleMenu people={people} present={present ?? null} onSignIn={onSignIn} />}
    </header>
  );
}

interface PeopleMenuProps {
  people: Person[];
  present: Person | null;
  onSignIn(personId: string): void;
}

function PeopleMenu({ people, present, onSignIn }: PeopleMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const cities = [...new Set(people.map((person) => person.city))];
  const [chosen, setCity] = useState<string | null>(null);
  const city = chosen ?? present?.city ?? cities[0];

  useEffect(() => {
    if (!isOpen) return;
    const handlePointer = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) setIsOpen(false);
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setIsOpen(false);
    };
    // A click into the pane's frame is seen here only as the loss of focus.
    const handleBlur = () => setIsOpen(false);
    window.addEventListener('pointerdown', handlePointer, true);
    window.addEventListener('keydown', handleKey);
    window.addEventListener('blur', handleBlur);
    return () => {
      window.removeEventListener('pointerdown', handlePointer, true);
      window.removeEventListener('keydown', handleKey);
      window.removeEventListener('blur', handleBlur);
    };
  }, [isOpen]);

  return (
    <div className="people" ref={menu}>
      <button type="button" className="people-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {present ? (
          <>
            <span className="avatar">{present.name.charAt(0)}</span>
            <span>{present.name}</span>
            <span className="role">{present.roleLabel}</span>
          </>
        ) : (
          <span>选择身份登录</span>
        )}
        <span className="chevron" aria-hidden="true" />
      </button>
      {isOpen && (
        <div className="people-list">
          {cities.length > 1 && (
            <div className="cities">
              {cities.map((name) => (
                <button type="button" key={name} aria-pressed={name === city} onClick={() => setCity(name)}>
                  {name}
                </button>
              ))}
            </div>
          )}
          {groupByRole(people.filter((person) => person.city === city)).map((group) => (
            <section key={group.label}>
              <h2>{group.label}</h2>
              {group.people.map((person) => (
                <button
                  type="button"
                  key={person.id}
                  aria-current={person.id === present?.id}
                  onClick={() => {
                    setIsOpen(false);
                    onSignIn(person.id);
                  }}
                >
                  <span>{person.name}</span>
                  <span className="unit">{person.unitName}</span>
                </button>
              ))}
            </section>
          ))}
        </div>
      )}
    </div>
  );
}
