import { generalException, HostError, invalidArgument } from './errors';
import {
  type Action,
  type ArgumentInfo,
  actionType,
  type Batch,
  type BatchReply,
  isWireObject,
  type ObjectPath,
  pathType,
  type QueryInfo,
  type WireObject,
} from './wire';

/** What a batch starts from: the workbook, the objects made by name, and the ranges the library kept. */
export interface Roots {
  workbook(): WireObject;
  newObject(name: string): WireObject | null;
  reference(id: string): WireObject | null;
}

/** Kept over all batches, so that a test can say: these members are used, and none was refused. */
export interface Ledger {
  used: Map<string, number>;
  refused: string[];
}

class Refusal extends HostError {
  constructor(
    error: HostError,
    readonly location: string,
  ) {
    super(error.code, error.message, error.status);
  }
}

const noObject = () => new HostError('InvalidObjectPath', 'The object does not exist.');

const camel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Runs one batch from first action to last. Knows the wire format and no object of Excel. */
export class BatchRun {
  // Null stands for a null object. A path is resolved once per batch, else `add` would run twice.
  private readonly objects = new Map<number, WireObject | null>();

  constructor(
    private readonly batch: Batch,
    private readonly roots: Roots,
    private readonly ledger: Ledger,
  ) {}

  async run(): Promise<BatchReply> {
    const reply: BatchReply = { Results: [], TraceIds: [] };
    for (const [index, action] of this.batch.Actions.entries()) {
      try {
        const value = await this.act(action);
        reply.Results.push({ ActionId: action.Id, Value: value ?? null });
        // Without an answer to its trace the library never attaches an event handler, and says nothing.
        if (action.ActionType === actionType.trace) reply.TraceIds.push(action.Id);
      } catch (thrown) {
        const error = this.toRefusal(thrown);
        reply.Error = {
          Code: error.code,
          Message: error.message,
          Location: error.location,
          HttpStatusCode: error.status,
          ActionIndex: index,
        };
        break;
      }
    }
    return reply;
  }

  private toRefusal(thrown: unknown): Refusal {
    if (thrown instanceof Refusal) return thrown;
    if (thrown instanceof HostError) return new Refusal(thrown, '');
    console.error('The host failed on a batch:', thrown);
    return new Refusal(generalException(String(thrown)), '');
  }

  private async act(action: Action): Promise<unknown> {
    switch (action.ActionType) {
      case actionType.instantiate: {
        const object = await this.instantiate(action.ObjectPathId);
        return object?.identity();
      }
      case actionType.query: {
        const object = this.resolve(action.ObjectPathId);
        return object && this.query(object, action.QueryInfo ?? {});
      }
      case actionType.method: {
        const object = this.resolve(action.ObjectPathId);
        // The library asks to keep a reference before it knows that there is nothing to keep.
        if (!object && action.Name.startsWith('_')) return null;
        if (!object) throw noObject();
        const value = this.call(object, action.Name, this.arguments(action.ArgumentInfo));
        return value instanceof Promise ? this.located(object, action.Name, () => value) : value;
      }
      case actionType.set: {
        const object = this.existing(action.ObjectPathId);
        this.assign(object, action.Name, this.arguments(action.ArgumentInfo)[0]);
        return null;
      }
      case actionType.trace:
        return null;
      default:
        throw this.unknown(`ActionType ${action.ActionType}`);
    }
  }

  // --- objects -----------------------------------------------------------------------------------------------------

  private existing(pathId: number): WireObject {
    const object = this.resolve(pathId);
    if (!object) throw noObject();
    return object;
  }

  private resolve(pathId: number): WireObject | null {
    const known = this.objects.get(pathId);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[String(pathId)];
    if (!path) throw new HostError('InvalidObjectPath', `There is no object path ${pathId}.`);
    const object = this.create(path);
    this.objects.set(pathId, object);
    return object;
  }

  /** Methods that bring an object may take their time (`range.insert`); each has its own Instantiate. */
  private async instantiate(pathId: number): Promise<WireObject | null> {
    const path = this.batch.ObjectPaths[String(pathId)];
    const parent = path?.ObjectPathType === pathType.method ? this.resolve(path.ParentObjectPathId ?? 0) : null;
    if (!path || !parent || this.objects.has(pathId)) return this.resolve(pathId);
    const object = this.asObject(parent, path, await this.call(parent, path.Name, this.arguments(path.ArgumentInfo)));
    this.objects.set(pathId, object);
    return object;
  }

  private asObject(parent: WireObject, path: ObjectPath, value: unknown): WireObject | null {
    if (value === null || isWireObject(value)) return value;
    throw this.unknown(`${parent.className}.${camel(path.Name)}`);
  }

  private create(path: ObjectPath): WireObject | null {
    switch (path.ObjectPathType) {
      case pathType.root:
        return this.roots.workbook();
      case pathType.newObject: {
        const object = this.roots.newObject(path.Name);
        if (!object) throw this.unknown(path.Name);
        return object;
      }
      case pathType.reference: {
        const object = this.roots.reference(path.Name);
        if (!object) throw new HostError('InvalidReference', 'The reference is not valid for the current operation.');
        return object;
      }
      case pathType.nothing:
        return null;
    }
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    const value =
      path.ObjectPathType === pathType.property
        ? this.read(parent, path.Name)
        : this.call(parent, path.Name || 'GetItem', this.arguments(path.ArgumentInfo));
    return this.asObject(parent, path, value);
  }

  /** Objects among the arguments arrive as path ids, named by the list beside the arguments. */
  private arguments(info: ArgumentInfo | undefined): unknown[] {
    const values = info?.Arguments ?? [];
    return values.map((value, index) => this.argument(value, info?.ReferencedObjectPathIds?.[index]));
  }

  private argument(value: unknown, reference: unknown): unknown {
    if (typeof reference === 'number' && reference > 0) return this.existing(reference);
    if (Array.isArray(value)) {
      const references = Array.isArray(reference) ? reference : [];
      return value.map((item, index) => this.argument(item, references[index]));
    }
    if (typeof value === 'object' && value !== null && '_ObjectPathId' in value) {
      return this.existing((value as { _ObjectPathId: number })._ObjectPathId);
    }
    return value;
  }

  // --- members -----------------------------------------------------------------------------------------------------

  private unknown(name: string): Refusal {
    this.ledger.refused.push(name);
    return new Refusal(new HostError('ApiNotFound', `This host does not implement ${name}.`), name);
  }

  private member(object: WireObject, name: string): PropertyDescriptor {
    const location = `${object.className}.${camel(name)}`;
    if (/^_?[A-Z]/.test(name)) {
      for (let owner: object | null = object; owner; owner = Object.getPrototypeOf(owner)) {
        const descriptor = Object.getOwnPropertyDescriptor(owner, name);
        if (descriptor) {
          this.ledger.used.set(location, (this.ledger.used.get(location) ?? 0) + 1);
          return descriptor;
        }
      }
    }
    throw this.unknown(location);
  }

  private located<T>(object: WireObject, name: string, act: () => T): T {
    const locate = (thrown: unknown) =>
      thrown instanceof HostError && !(thrown instanceof Refusal)
        ? new Refusal(thrown, `${object.className}.${camel(name)}`)
        : thrown;
    try {
      const value = act();
      if (value instanceof Promise) {
        return value.catch((thrown: unknown) => {
          throw locate(thrown);
        }) as T;
      }
      return value;
    } catch (thrown) {
      throw locate(thrown);
    }
  }

  private read(object: WireObject, name: string): unknown {
    const { get, value } = this.member(object, name);
    if (typeof value === 'function') throw this.unknown(`${object.className}.${camel(name)}`);
    return this.located(object, name, () => (get ? get.call(object) : value));
  }

  private call(object: WireObject, name: string, args: unknown[]): unknown {
    const { value } = this.member(object, name);
    if (typeof value !== 'function') throw this.unknown(`${object.className}.${camel(name)}()`);
    return this.located(object, name, () => value.apply(object, args));
  }

  private assign(object: WireObject, name: string, value: unknown): void {
    const { set } = this.member(object, name);
    if (!set) throw this.unknown(`${object.className}.${camel(name)} (set)`);
    this.located(object, name, () => set.call(object, value));
  }

  // --- load --------------------------------------------------------------------------------------------------------

  private async query(object: WireObject, info: QueryInfo): Promise<Record<string, unknown>> {
    const paths = [...(info.Select ?? []), ...(info.Expand ?? [])].map((path) => path.split('/'));
    const isEverything = paths.length === 0 || paths.some(([name]) => name === '*' || name === '$all');
    const wanted = paths.filter(([name]) => name !== '*' && name !== '$all');
    if (!object.items) return this.values(object, wanted, isEverything);

    // On a collection a name means that member of each item, unless the collection itself has it (`count`).
    const own = wanted.filter(([name]) => object.scalars.includes(this.wireName(name ?? '')));
    const ofItems = wanted.filter((path) => !own.includes(path));
    const start = info.Skip ?? 0;
    const items = object.items().slice(start, info.Top ? start + info.Top : undefined);
    const children: Record<string, unknown>[] = [];
    for (const item of items) {
      children.push({ ...item.identity(), ...(await this.values(item, ofItems, isEverything)) });
    }
    return { ...(await this.values(object, own, isEverything)), _Items: children };
  }

  private wireName(name: string): string {
    return name.charAt(0) === '_' ? name : name.charAt(0).toUpperCase() + name.slice(1);
  }

  private async values(object: WireObject, paths: string[][], isEverything: boolean): Promise<Record<string, unknown>> {
    const answer: Record<string, unknown> = { ...object.identity() };
    const names = paths.filter((path) => path.length === 1).map(([name]) => this.wireName(name ?? ''));
    if (isEverything) names.push(...object.scalars);
    await object.beforeRead?.(names);
    for (const name of names) {
      const value = await this.read(object, name);
      answer[name] = isWireObject(value) ? await this.query(value, {}) : value;
    }
    const nested = new Map<string, string[]>();
    for (const [name, ...rest] of paths.filter((path) => path.length > 1)) {
      if (name === 'items') throw invalidArgument();
      const key = this.wireName(name ?? '');
      nested.set(key, [...(nested.get(key) ?? []), rest.join('/')]);
    }
    for (const [name, rest] of nested) {
      const child = this.read(object, name);
      if (!isWireObject(child)) throw this.unknown(`${object.className}.${camel(name)}`);
      answer[name] = await this.query(child, { Select: rest });
    }
    return answer;
  }
}
