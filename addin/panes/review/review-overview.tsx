import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { changeText, review } from '../../text/zh-review';
import { countReviewers } from '../submission-route';
import { largestChanges, needsALook, type ReviewLine } from './review-lines';
import type { Review } from './use-review';

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: '1fr auto', gap: '4px 12px', margin: 0 },
  word: { color: tokens.colorNeutralForeground2 },
  figure: { margin: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  head: { margin: '12px 0 4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** What a submission comes to, before anybody reads it line by line: how much, how much to look at, what moved most. */
export function ReviewOverview({ review: { form, lines, groups } }: { review: Review }) {
  // Where several reviewed, each department names its own: the last of them would pass for all.
  const isBySeveral = form !== null && countReviewers(form.submission) > 1;
  const reviewer = isBySeveral ? undefined : form?.submission.reviewedBy?.name;
  // After a refiling the difference is the news: what moved against last year was seen before.
  const isRefiled = groups.refiled.length > 0;
  const changed = lines.filter((line) => line.before !== null).length;
  const corrected = lines.filter((line) => line.counting !== null).length;
  const facts: [string, string][] = [
    [review.lineCount, review.lineCountValue(lines.length)],
    [review.toLookAt, review.toLookAtValue(lines.filter(needsALook).length)],
    [review.explained, review.toLookAtValue(lines.filter((line) => line.entry.explanation.trim() !== '').length)],
    ...(changed > 0 ? [[review.changedCount, review.lineCountValue(changed)] as [string, string]] : []),
    ...(corrected > 0 ? [[review.correctedCount, review.lineCountValue(corrected)] as [string, string]] : []),
    ...(reviewer ? [[review.reviewedBy, reviewer] as [string, string]] : []),
  ];
  return (
    <section aria-label={review.summary}>
      <Facts facts={facts} />
      {!isRefiled && (
        <>
          <Changes title={review.largestPoints} lines={largestChanges(lines, 'points', 3)} />
          <Changes title={review.largestPercent} lines={largestChanges(lines, 'percent', 2)} />
        </>
      )}
    </section>
  );
}

function Changes({ title, lines }: { title: string; lines: ReviewLine[] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className={styles.head}>{title}</h3>
      <Facts facts={lines.map((line) => [line.row.name, changeText(line.change)])} />
    </>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(([word, figure]) => (
        <Fragment key={word}>
          <dt className={styles.word}>{word}</dt>
          <dd className={styles.figure}>{figure}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
