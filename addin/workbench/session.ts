/** Somebody the demo offers to sign in as. */
export interface Person {
  id: string;
  name: string;
  /** The city whose plan they work on. */
  city: string;
  unitName: string;
  roleLabel: string;
  role: string;
}

export interface Session {
  token: string;
  expiresAt: string;
  person: { id: string; name: string };
}

// The pane reads the same key: window and frame of one origin share their session storage.
const storageKey = 'gangmu.session';

export function readSession(): Session | null {
  try {
    const session = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Session | null;
    return session?.token && session.person?.id ? session : null;
  } catch {
    return null;
  }
}

/** null where no demo is running: then nobody can be chosen here, and the pane signs in by itself. */
export async function fetchPeople(): Promise<Person[] | null> {
  const response = await fetch('/demo/people');
  if (!response.ok) return null;
  const { people } = (await response.json()) as { people: Person[] };
  return people;
}

export async function signInAs(person: string): Promise<Session> {
  const response = await fetch('/demo/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  if (!response.ok) throw new Error(`The demo did not sign in ${person}: ${response.status}`);
  const session = (await response.json()) as Session;
  sessionStorage.setItem(storageKey, JSON.stringify(session));
  return session;
}

export interface RoleGroup {
  label: string;
  people: Person[];
}

export function groupByRole(people: Person[]): RoleGroup[] {
  const groups: RoleGroup[] = [];
  for (const person of people) {
    const group = groups.find(({ label }) => label === person.roleLabel);
    if (group) group.people.push(person);
    else groups.push({ label: person.roleLabel, people: [person] });
  }
  return groups;
}

/** Who plays the first visit: somebody who fills in. */
export const firstFiller = (people: Person[]) =>
  people.find((person) => person.role === 'filler' || person.role === 'fill') ?? people[0] ?? null;
