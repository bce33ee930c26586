import type { Anchor, AnchoredKind, IsSigned } from '../domain/record/anchor';
import { checkAnchor, checkAnchorChain, compareWithAnchor, createDateCheck } from '../domain/record/check-anchor';
import type { RecordFinding } from '../domain/record/finding';
import type { RecordReader } from '../domain/record/ports';
import { type Scope, type VerifiedHouse, verifyHouse } from './verify-record';

/** How anchors are to be judged: their signatures, and the house's key where it is known from elsewhere. */
export interface AnchorJudge {
  isSigned: IsSigned;
  houseKey: string | null;
}

/**
 * Verifies a house together with its anchors. An anchor speaks of the whole house, so only there is it held against what is;
 * of a single round or plan the anchors are judged for themselves.
 */
export async function verifyWithAnchors(
  reader: RecordReader,
  scope: Scope,
  anchors: Anchor[],
  { isSigned, houseKey }: AnchorJudge,
): Promise<VerifiedHouse & { anchors: number }> {
  const present = new Map<string, Map<number, string>>();
  const put = (kind: AnchoredKind, id: string, number: number, hash: string) => {
    const numbers = present.get(`${kind} ${id}`) ?? new Map<number, string>();
    present.set(`${kind} ${id}`, numbers.set(number, hash));
  };
  const datesOf = createDateCheck(scope === 'house' ? anchors : []);
  const dated: RecordFinding[] = [];
  const verified = await verifyHouse(reader, scope, {
    onUnit: ({ place, steps }) => {
      dated.push(...datesOf(place, steps));
      for (const { revision, hash } of steps) put('submission', place.id, revision, hash);
    },
    onPlan: (_, { versions, evaluations }) => {
      for (const { id, number, hash } of versions) put('planVersion', id, number, hash);
      for (const { id, number, hash } of evaluations) put('evaluation', id, number, hash);
    },
  });
  const ofAnchors: RecordFinding[] = [
    ...anchors.flatMap((anchor) => checkAnchor(anchor, reader.digest, isSigned, houseKey)),
    ...checkAnchorChain(anchors),
    ...(scope === 'house'
      ? anchors.flatMap((anchor) => compareWithAnchor(anchor, (kind, id) => present.get(`${kind} ${id}`) ?? null))
      : []),
    ...dated,
  ];
  return { ...verified, anchors: anchors.length, findings: [...verified.findings, ...ofAnchors] };
}
