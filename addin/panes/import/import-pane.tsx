import { importing as words } from '../../text/zh-planning';

/** 导入规划: the table on the sheet in front as a draft of a plan. */
export default function ImportPane() {
  return <section aria-label={words.heading}>{words.lead}</section>;
}
