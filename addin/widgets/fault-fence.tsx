import { Component, type ReactNode } from 'react';
import { appText } from '../text/zh-app';
import { EmptyState } from './empty-state';

/** A fault of ours in one pane does not take the others with it; what was typed lies in the sheet, untouched. */
export class FaultFence extends Component<{ children: ReactNode }, { hasFault: boolean }> {
  override state = { hasFault: false };

  static getDerivedStateFromError() {
    return { hasFault: true };
  }

  override render() {
    if (!this.state.hasFault) return this.props.children;
    return <EmptyState title={appText.crashTitle} hint={appText.crashBody} />;
  }
}
