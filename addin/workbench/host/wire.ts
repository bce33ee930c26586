/** The batch format of the rich API: what office.js sends and what it expects back. */

export interface ArgumentInfo {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: unknown[];
}

export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
}

export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

export interface Batch {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

interface BatchError {
  Code: string;
  Message: string;
  Location: string;
  HttpStatusCode: number;
  ActionIndex: number;
}

export interface BatchReply {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: BatchError;
}

export const pathType = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nothing: 7,
} as const;

export const actionType = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;

/** Bits of the request flags. A batch with a write cannot run while a cell is open for editing. */
export const requestFlag = { write: 1, delayForCellEdit: 64 } as const;

/** The error number office.js turns into `InvalidOperationInCellEditMode`. */
export const cellEditModeError = 5004;

/**
 * An object the add-in can hold a proxy of. Its members carry the names of the wire (PascalCase), so that dispatch is
 * a plain look-up; whatever an object has no member for is refused.
 */
export interface WireObject {
  /** A literal, never `constructor.name`: the minifier renames classes, and error locations would turn into noise. */
  readonly className: string;
  /** What `load()` without names brings. */
  readonly scalars: readonly string[];
  /** The key the library finds this object by: `{ Id }`, `{ _Id }` or `{ _ReferenceId }`. */
  identity(): Record<string, unknown>;
  /** Only collections have items. */
  items?(): WireObject[];
  /** Waits for what must be up to date before these members are read. */
  beforeRead?(members: readonly string[]): Promise<void>;
}

export const isWireObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && 'className' in value && 'identity' in value;
