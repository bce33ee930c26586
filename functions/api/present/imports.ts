import type { PlannedImport } from '../../actions/plan-import';
import type { PastImports } from '../../actions/read-imports';
import { type ImportReply, type ImportsReply, importLimits } from '../../contract/imports';
import { countFigures } from '../../domain/observation/past-years';

export function presentImport({ file, lineCount, problems, years }: PlannedImport): ImportReply {
  const faults = problems.filter(({ level }) => level === 'must').length;
  return {
    source: file.name,
    sha256: file.sha256,
    lines: lineCount,
    problems: problems.slice(0, importLimits.problems),
    faults,
    hints: problems.length - faults,
    years: years.map(({ dataYear, round, isNew, refusal, units }) => ({
      dataYear,
      round: round.id,
      title: round.title,
      isNew,
      refusal,
      units: units.map(({ record, head, differing, refusal }) => ({
        unit: record.unit.id,
        name: record.unit.name,
        figures: countFigures(record),
        days: record.states.map(({ countsFrom }) => countsFrom),
        isNew: head === null,
        differing,
        refusal,
      })),
    })),
  };
}

export function presentImports({ plan, imports, importRefusal }: PastImports): ImportsReply {
  return {
    plan: plan.id,
    planTitle: plan.title,
    importRefusal,
    imports: imports.flatMap(({ source, sha256, at, units }) => {
      const newest = units.find(({ head }) => head.imported.at === at);
      return newest
        ? [
            {
              source,
              sha256,
              at,
              by: newest.head.imported.by,
              units: units.map(({ round, unit, head, refusal }) => ({
                round: round.id,
                dataYear: round.dataYear,
                unit: unit.id,
                name: unit.name,
                status: head.status,
                revision: head.revision,
                figures: head.figures.filter(({ state }) => state !== 'BLANK').length,
                countsFrom: head.imported.countsFrom,
                approvedBy: head.approved?.by ?? null,
                approvedAt: head.approved?.at ?? null,
                refusal,
              })),
            },
          ]
        : [];
    }),
  };
}
