import { lineText } from '../../text/zh';
import { mergeText } from '../../text/zh-merge';
import { MessageLine } from '../../widgets/problem-bar';
import type { Review } from './use-review';

/** What others did before the newest state was loaded: a judgement rests on what one has seen. */
export function MeanwhileNotice({ review }: { review: Review }) {
  const { form, news } = review;
  if (!form || !news) return null;
  const rows = new Map(form.template.rows.map((row) => [row.key, row]));
  const changed = news.changed.flatMap(({ key, field }) => {
    const row = rows.get(key);
    return row ? [mergeText.what(lineText(row), field)] : [];
  });
  return (
    <MessageLine
      intent="info"
      what={mergeText.meanwhile(news.steps)}
      remedy={mergeText.meanwhileChanged(changed)}
      onClose={review.dismissNews}
    />
  );
}
