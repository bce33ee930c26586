import type { Person } from './session';

interface WelcomeProps {
  filler: Person;
  onStart(): void;
  onClose(): void;
}

/** The first visit: three sentences and one button. */
export function Welcome({ filler, onStart, onClose }: WelcomeProps) {
  return (
    <div className="welcome-place">
      <section className="welcome" role="dialog" aria-labelledby="welcome-title">
        <h1 id="welcome-title">在表格里完成规划指标的填报、审核与评估</h1>
        <p>左边是一张和 Excel 一样的工作表，右边是「纲目」任务窗格。</p>
        <p>从右上角可以换成审核人、审批人或规划人员，每个人都有自己的工作簿。</p>
        <p>昆山的规划目标取自规划原文；人员、各单位的填报数据和年度目标为虚构，可以放心试。</p>
        <div className="welcome-actions">
          {/* biome-ignore lint/a11y/noAutofocus: the one thing to do on this card. */}
          <button type="button" className="primary" onClick={onStart} autoFocus>
            以填报人{filler.name}的身份开始
          </button>
          <button type="button" className="quiet" onClick={onClose}>
            先看看
          </button>
        </div>
      </section>
    </div>
  );
}
