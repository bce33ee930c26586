import { makeStyles, tokens } from '@fluentui/react-components';
import type { DraftParts } from '../../../functions/domain/import/to-draft';
import { importing as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: '16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
});

/** What making a draft settles by proposal, and what finds no place in it: to be mended in the catalogue later. */
export function ImportOutcome({ parts: { indicators, doubts, untouched } }: { parts: DraftParts }) {
  const styles = useStyles();
  const lines = [
    ...doubts.flatMap((doubt) => {
      const serial = indicators.find(({ id }) => id === doubt.indicator)?.serial;
      // Too many indicators stand in the way altogether; the button says so.
      if (doubt.kind === 'tooManyIndicators' || serial === undefined) return [];
      return [words.doubt(serial, words.doubts[doubt.kind](doubt.original, doubt.proposal ?? ''))];
    }),
    ...untouched.map(({ table, reason, original }) => words.untouched[reason](table, original)),
  ];
  if (lines.length === 0) return null;
  return (
    <Fold isOpen summary={words.outcome(lines.length)}>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Fold>
  );
}
