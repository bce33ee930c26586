import { useEffect, useState } from 'react';
import type { LatestAnchorReply } from '../../../functions/contract/record';
import type { RecordApi } from '../../api/record-api';

/** 定锚: the newest one of the house; null while it is not known, and where there is none. A receipt is whole without it. */
export function useLatestAnchor(record: RecordApi): LatestAnchorReply['anchor'] {
  const [anchor, setAnchor] = useState<LatestAnchorReply['anchor']>(null);
  useEffect(() => {
    let isOver = false;
    record.latestAnchor().then(
      (reply) => {
        if (!isOver) setAnchor(reply.anchor);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [record]);
  return anchor;
}
