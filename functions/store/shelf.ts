import type { Key } from './table';

/** A plan of 75 KB is a few hundred in memory. More versions than these are in nobody's hands at the same time. */
const room = 8;

/** The things read last of those that are written once and never again. */
export interface Shelf<Thing extends object> {
  get(key: Key): Thing | null;
  /** Keeps it and hands it back: frozen to the last field, since from now on everybody gets this very one. */
  keep(key: Key, thing: Thing): Thing;
}

/** A shelf in this process's memory: every verb asks for the round's plan, which is as large as all else it reads. */
export function createShelf<Thing extends object>(): Shelf<Thing> {
  const things = new Map<string, Thing>();

  function put(name: string, thing: Thing): Thing {
    things.delete(name);
    things.set(name, thing);
    // A map keeps its order: the first one is the one nobody asked for the longest.
    for (const oldest of [...things.keys()].slice(0, -room)) things.delete(oldest);
    return thing;
  }

  return {
    get(key) {
      const name = nameOf(key);
      const thing = things.get(name);
      return thing ? put(name, thing) : null;
    },
    keep: (key, thing) => put(nameOf(key), frozen(thing)),
  };
}

function nameOf({ PK, SK }: Key): string {
  return `${PK}/${SK}`;
}

function frozen<Thing extends object>(thing: Thing): Thing {
  for (const inner of Object.values(thing)) if (typeof inner === 'object' && inner !== null) frozen(inner);
  return Object.freeze(thing);
}
