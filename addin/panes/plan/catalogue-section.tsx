import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { clockText, widgetText } from '../../text/zh';
import { indicatorText, catalogueText as words } from '../../text/zh-plan';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { EmptyState } from '../../widgets/empty-state';
import { Fold } from '../../widgets/fold';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { CatalogueFindings } from './catalogue-findings';
import { CatalogueStale } from './catalogue-stale';
import { DifferenceList } from './difference-list';
import { EditionList } from './edition-list';
import { PlanLevelMark } from './finding-look';
import { IndicatorCard } from './indicator-card';
import { fillAll } from './indicator-years';
import { PublishPanel } from './publish-panel';
import { type Catalogue, type CatalogueProps, useCatalogue } from './use-catalogue';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  body: { display: 'grid', gap: '10px', padding: '10px 12px 12px', alignContent: 'start', minWidth: 0 },
  counts: { display: 'flex', flexWrap: 'wrap', gap: '2px 12px', lineHeight: '20px' },
  must: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  folds: { fontSize: '12px' },
});

/** 指标体系: the catalogue in the sheet, and beside it what is missing, what changed, and the way to a published version. */
export function CatalogueSection(props: CatalogueProps) {
  const styles = useStyles();
  const catalogue = useCatalogue(props);
  const [isPublishing, setIsPublishing] = useState(false);
  const { sheet, reading } = catalogue;

  if (isPublishing) return <PublishPanel catalogue={catalogue} onClose={() => setIsPublishing(false)} />;
  return (
    <div className={styles.section}>
      <div className={styles.body}>
        <ProblemBar problem={sheet.problem} onClose={() => sheet.setProblem(null)} />
        <CatalogueStale catalogue={catalogue} />
        {sheet.state === 'unknown' && !sheet.problem && <Loading label={words.loading} />}
        {sheet.state === 'none' && (
          <EmptyState title={words.openTitle} hint={catalogue.isReadOnly ? words.readOnlyHint : words.openHint} />
        )}
        {sheet.state !== 'unknown' && (
          <>
            {reading.indicators.length > 0 && <Counts catalogue={catalogue} />}
            <Differences catalogue={catalogue} />
            <IndicatorCard catalogue={catalogue} />
            <FillYears catalogue={catalogue} />
            <CatalogueFindings catalogue={catalogue} />
            <EditionList editions={catalogue.desk.published?.editions ?? []} />
          </>
        )}
      </div>
      <Bar catalogue={catalogue} onPublish={() => setIsPublishing(true)} />
    </div>
  );
}

function Counts({ catalogue: { reading } }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const must = reading.findings.filter(({ level }) => level === 'must').length;
  const notices = reading.findings.length - must;
  return (
    <div className={styles.counts} role="status">
      <span>{words.written(reading.indicators.length)}</span>
      {must > 0 && (
        <span className={styles.must}>
          <PlanLevelMark level="must" />
          {words.must(must)}
        </span>
      )}
      {notices > 0 && (
        <span>
          <PlanLevelMark level="notice" />
          {words.notices(notices)}
        </span>
      )}
    </div>
  );
}

/** Against what is stored, and against the version in force: a line each, to be opened. */
function Differences({ catalogue }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const { reading, desk, isBehind } = catalogue;
  const { unsaved, unpublished, unpublishedSettings } = reading;
  const version = desk.published?.version ?? 0;
  return (
    <div className={styles.folds}>
      {unsaved.length > 0 && (
        <Fold key={String(isBehind)} summary={words.compareSaved(unsaved.length)} isOpen={isBehind}>
          <DifferenceList differences={unsaved} />
        </Fold>
      )}
      {unpublished === null ? (
        <p className={styles.quiet}>{words.neverPublished}</p>
      ) : unpublished.length + unpublishedSettings.length > 0 ? (
        <Fold summary={words.comparePublished(version, unpublished.length, unpublishedSettings.length)}>
          <DifferenceList differences={unpublished} settings={unpublishedSettings} />
        </Fold>
      ) : (
        <p className={styles.quiet}>{words.sameAsPublished(version)}</p>
      )}
    </div>
  );
}

/** 年度分解 of all indicators that have a method and still lack years. */
function FillYears({ catalogue }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const [done, setDone] = useState<string | null>(null);
  const { reading, desk, sheet, isReadOnly, busy } = catalogue;
  if (sheet.state !== 'here' || isReadOnly) return null;
  const plan = fillAll(reading.indicators, desk.draft);
  if (plan.filled === 0) return done && reading.unsaved.length > 0 && <p className={styles.quiet}>{done}</p>;

  async function handleFill() {
    if (!(await catalogue.write(plan.cells))) return;
    const notes = [
      words.filledYears(plan.filled, plan.cells.length),
      plan.leftAlone > 0 && indicatorText.leftAlone(plan.leftAlone),
      plan.impossible > 0 && indicatorText.impossible(plan.impossible),
    ];
    setDone(`${notes.filter(Boolean).join('；')}。`);
  }

  return (
    <div>
      <Button size="small" disabledFocusable={busy !== null} onClick={busy === null ? handleFill : undefined}>
        {indicatorText.computeAll(plan.filled)}
      </Button>
    </div>
  );
}

/** One primary step at a time: bring the sheet, save what changed in it, publish what is saved. */
function Bar({ catalogue, onPublish }: { catalogue: Catalogue; onPublish: () => void }) {
  const { desk, sheet, reading, busy, isBehind, isReadOnly } = catalogue;
  const next = (desk.published?.version ?? 0) + 1;
  const must = reading.findings.filter(({ level }) => level === 'must').length;
  const openLabel = reading.indicators.length > 0 ? words.open(reading.indicators.length) : words.openEmpty;
  const open: BarAction = { label: openLabel, onClick: catalogue.open, isBusy: busy !== null };
  const bringBack: BarAction = { label: words.bringToFront, onClick: catalogue.open, isBusy: busy !== null };

  if (sheet.state === 'unknown') {
    // Excel did not answer: the person decides when to ask again.
    return sheet.problem ? (
      <ActionBar primary={{ label: widgetText.retry, onClick: () => sheet.attempt(sheet.read) }} />
    ) : null;
  }
  const note = <Note catalogue={catalogue} />;
  if (isReadOnly) {
    return <ActionBar note={catalogue.saveRefusal} primary={sheet.state === 'none' ? open : bringBack} />;
  }
  if (sheet.state === 'here' && reading.unsaved.length > 0) {
    return (
      <ActionBar
        note={note}
        secondary={[bringBack]}
        primary={{
          label: words.save(reading.unsaved.length),
          onClick: catalogue.save,
          isBusy: busy !== null,
          disabledReason: isBehind
            ? words.blockedByStale
            : reading.unread > 0
              ? words.blockedByUnread(reading.unread)
              : null,
        }}
      />
    );
  }
  const hasUnpublished = (reading.unpublished ?? []).length + reading.unpublishedSettings.length > 0;
  const isJustPublished = catalogue.publishedVersion !== null && !hasUnpublished;
  const whyNot = must > 0 ? words.blockedByMust(must) : catalogue.publishRefusal;
  const publish: BarAction = {
    label: words.publish(next),
    onClick: onPublish,
    isBusy: busy !== null,
    // Just published, there is nothing to publish: the success says why, not the refusal.
    disabledReason: isJustPublished && must === 0 ? words.published(next - 1) : whyNot,
  };
  return sheet.state === 'none' ? (
    <ActionBar note={note} secondary={whyNot ? [] : [publish]} primary={open} />
  ) : (
    <ActionBar note={note} secondary={[bringBack]} primary={publish} />
  );
}

/** One quiet line on what is under way or was just done. */
function Note({ catalogue }: { catalogue: Catalogue }) {
  const { busy, savedAt, publishedVersion, reading, desk } = catalogue;
  if (busy) return <div>{words.busy[busy]}</div>;
  if (reading.unsaved.length > 0) return <div>{words.unsaved}</div>;
  // Said beside the button.
  if (publishedVersion !== null) return null;
  if (savedAt) return <div>{words.saved(clockText(savedAt))}</div>;
  const { saved } = desk.draft;
  return saved && <div>{words.savedBy(saved.by.name, saved.at)}</div>;
}
