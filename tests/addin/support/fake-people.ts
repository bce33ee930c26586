import type { PeopleApi } from '../../../addin/api/people-api';
import type { HouseReply } from '../../../functions/contract/people';
import type { Delegation } from '../../../functions/domain/org/delegation';
import {
  delegationRefusal,
  longestDelegation,
  revocationRefusal,
} from '../../../functions/domain/org/delegation-refusal';
import { type House, isDutyIn } from '../../../functions/domain/org/house';
import { lapsedAmong, standingOf } from '../../../functions/domain/org/lapse';
import {
  isLeaving,
  type OrgChange,
  toOrgChangeId,
  toPersonState,
  type WishedItem,
  withIds,
} from '../../../functions/domain/org/org-change';
import {
  confirmationRefusal,
  confirmRefusal,
  proposalRefusal,
  withdrawalRefusal,
} from '../../../functions/domain/org/org-change-refusal';
import { type Person, toPersonName } from '../../../functions/domain/org/people';
import { mayArrange } from '../../../functions/domain/org/permissions';
import { type Superior, secondPeople } from '../../../functions/domain/org/second-person';
import { Problem, type Refusal } from '../../../functions/domain/problem';

/** People, units and stand-ins of one city in memory, judged by the same domain functions as in the house. */
export class FakePeople implements PeopleApi {
  readonly changes: OrgChange[] = [];
  readonly delegated: Delegation[] = [];
  today = '2024-01-08';
  /** The unit the city reports to. */
  above: Superior | null = null;

  constructor(
    readonly office: House,
    public actor: Person,
  ) {}

  houses: PeopleApi['houses'] = async () => {
    const { id, name } = this.office.city;
    const waiting = this.changes.filter(
      ({ status, proposedBy }) => status === 'proposed' && proposedBy.id !== this.actor.id,
    );
    return { houses: [{ id, name, waiting: waiting.length }] };
  };

  house: PeopleApi['house'] = async () => this.desk();

  propose: PeopleApi['propose'] = async (_, { items, reason }) => {
    this.refuse(proposalRefusal(this.actor, { items, reason }, this.inChange()));
    for (const part of [items.filter(isLeaving), items.filter((item) => !isLeaving(item))]) {
      if (part.length > 0) this.record(part, reason);
    }
    return this.desk();
  };

  decide: PeopleApi['decide'] = async (_, id, { decision, note }) => {
    const change = this.changes.find((one) => one.id === id);
    if (!change) throw new Problem('thing.notFound', { what: 'orgChange' });
    const house = this.inChange();
    if (decision === 'withdraw') this.refuse(withdrawalRefusal(this.actor, change));
    else this.refuse((decision === 'confirm' ? confirmRefusal : confirmationRefusal)(this.actor, change, house));
    const status = ({ confirm: 'confirmed', reject: 'rejected', withdraw: 'withdrawn' } as const)[decision];
    Object.assign(change, { status, decidedBy: toPersonName(this.actor), decidedAt: this.now, decisionNote: note });
    if (decision === 'confirm') this.carryOut(change);
    return this.desk();
  };

  standingIn: PeopleApi['standingIn'] = async () => {
    const { city, units, people } = this.office;
    const nameOf = (id: string) => [city, ...units].find((unit) => unit.id === id)?.name ?? id;
    return {
      forMe: this.delegated.filter(({ from }) => from.id === this.actor.id).map(this.withStanding),
      byMe: this.delegated.filter(({ to }) => to.id === this.actor.id).map(this.withStanding),
      duties: this.actor.duties
        .filter((duty) => isDutyIn(this.office, duty))
        .map((duty) => ({ duty, owner: city.id, unitName: nameOf(duty.unit), departmentName: null })),
      colleagues: people
        .filter(({ id, hasLeft }) => id !== this.actor.id && !hasLeft)
        .map(({ id, name, duties: [duty] }) => ({
          owner: city.id,
          ownerName: city.name,
          id,
          name,
          unitName: nameOf(duty?.unit ?? ''),
          role: duty?.role ?? 'filler',
        })),
      unitNames: Object.fromEntries([city, ...units].map(({ id, name }) => [id, name])),
      today: this.today,
      longestDays: longestDelegation,
    };
  };

  delegate: PeopleApi['delegate'] = async (wanted) => {
    const situation = { ...this.office, delegations: this.delegated, today: this.today };
    this.refuse(delegationRefusal(wanted, this.actor, situation));
    const named = (id: string) => toPersonName(this.office.people.find((one) => one.id === id) ?? this.actor);
    const number = this.delegated.length + 1;
    this.delegated.push({
      ...wanted,
      id: `dg_city_${number}`,
      from: named(wanted.from),
      to: named(wanted.to),
      by: toPersonName(this.actor),
      at: this.now,
      revision: 1,
      revoked: null,
    });
    return this.standingIn();
  };

  revoke: PeopleApi['revoke'] = async (_, id) => {
    const found = this.delegated.find((one) => one.id === id);
    if (!found) throw new Problem('thing.notFound', { what: 'delegation' });
    this.refuse(revocationRefusal(this.actor, found, this.today));
    found.revoked = { by: toPersonName(this.actor), at: this.now };
    return this.standingIn();
  };

  private withStanding = (delegation: Delegation) => ({
    ...delegation,
    ...standingOf(delegation, this.office, this.today),
  });

  private get now(): string {
    return `${this.today}T01:00:00.000Z`;
  }

  private inChange() {
    return { ...this.office, changes: this.changes, reported: {}, above: this.above };
  }

  private record(items: WishedItem[], reason: string): void {
    const number = this.changes.length + 1;
    const { city } = this.office;
    const change: OrgChange = {
      id: toOrgChangeId(city.id, number),
      city: city.id,
      number,
      items: withIds(items, city.id, number),
      reason,
      proposedBy: toPersonName(this.actor),
      proposedAt: this.now,
      status: items.every(isLeaving) ? 'atOnce' : 'proposed',
      decidedBy: null,
      decidedAt: null,
      decisionNote: '',
      isDone: false,
      revision: 1,
    };
    this.changes.push(change);
    if (change.status === 'atOnce') this.carryOut(change);
  }

  private carryOut({ items, decidedBy, proposedBy }: OrgChange): void {
    const { people, units } = this.office;
    for (const item of items) {
      const list: { id: string }[] = item.kind === 'person' ? people : units;
      const at = list.findIndex(({ id }) => id === item.id);
      list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, { id: item.id, ...item.after });
    }
    for (const { of, lapse } of lapsedAmong(this.delegated, this.office, this.today))
      of.revoked = { by: decidedBy ?? proposedBy, at: this.now, because: lapse };
  }

  private desk(): HouseReply {
    const { city, units, people } = this.office;
    const may = (action: Parameters<typeof mayArrange>[1]) => mayArrange(this.actor, action, city.id);
    return structuredClone({
      city,
      units,
      people: people.map((person) => ({ id: person.id, ...toPersonState(person) })),
      changes: this.changes.toReversed().map((change) => ({
        ...change,
        refusal: confirmationRefusal(this.actor, change, this.inChange()),
        confirmers:
          change.status === 'proposed' ? secondPeople(change, this.inChange()).people.map(({ name }) => name) : [],
        confirmersAs: secondPeople(change, this.inChange()).as,
      })),
      superior: this.above?.unit.name ?? null,
      delegations: this.delegated.toReversed().map(this.withStanding),
      allowed: { people: may('managePeople'), units: may('manageUnits'), delegations: may('manageDelegations') },
      today: this.today,
    });
  }

  private refuse(refusal: Refusal | null): void {
    if (refusal) throw new Problem(refusal.code, refusal.details);
  }
}
