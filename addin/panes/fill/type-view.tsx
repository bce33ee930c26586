import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import { fillText } from '../../text/zh-fill';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { DemoNotice } from '../../widgets/demo-notice';
import { blockedReason } from './blocked-reason';
import { FillHead } from './fill-head';
import { FindingSection } from './finding-section';
import { IndicatorCard } from './indicator-card';
import { offered } from './line-state';
import { SaveLine } from './save-line';
import type { Fill } from './use-fill';
import { ZeroReport } from './zero-report';

const useStyles = makeStyles({ body: { padding: '12px', display: 'grid', gap: '12px' } });

/** 填写 and 检查: the sheet is typed in, the pane tells about the line and about what is left to do. */
export function TypeView({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const { template, submission } = form;
  const isSubmitting = fill.submit.busyWith === 'submit';
  const [isInForm, setIsInForm] = useState(false);
  const isSubmit = fill.hasChecked && offered(submission, 'submit') !== null;
  const next: BarAction = isSubmit
    ? {
        label: isSubmitting
          ? fillText.submitting
          : submission.correction
            ? fillText.submitCorrection
            : fillText.submit(template.rows.length),
        isBusy: isSubmitting,
        disabledReason: blockedReason(fill, submission),
        onClick: fill.submit.handleSubmit,
      }
    : { label: fill.isBusy ? fillText.checking : fillText.check, isBusy: fill.isBusy, onClick: fill.handleCheck };
  return (
    <>
      <div className={styles.body}>
        <FillHead fill={fill} form={form} />
        {fill.hasChecked && <FindingSection fill={fill} template={template} takesFocus />}
        {fill.canType && (
          <ZeroReport
            template={template}
            entries={fill.entries.filter(({ key }) => fill.isOpen(key))}
            isBusy={fill.isBusy}
            onFill={fill.handleZeroReport}
            onShown={setIsInForm}
          />
        )}
        <IndicatorCard fill={fill} form={form} />
        <DemoNotice text={template.demoNotice} />
      </div>
      <ActionBar
        key={isSubmit ? 'submit' : 'check'}
        // One thing to do next: while a form is open in the view, that is its own button.
        {...(isInForm ? { secondary: [next] } : { primary: next })}
        note={<SaveLine state={fill.draft} />}
      />
    </>
  );
}
