import { useState } from 'react';
import type { SaveState } from './desk';

interface RibbonProps {
  isPaneOpen: boolean;
  onTogglePane(): void;
  /** The input message of the selected cell, which Excel shows in a yellow note. */
  prompt: string | null;
  saveState: SaveState;
  onNewWorkbook(): void;
}

/** A line of Excel's ribbon with the add-in's one button, and what a file menu would be needed for. */
export function Ribbon({ isPaneOpen, onTogglePane, prompt, saveState, onNewWorkbook }: RibbonProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="ribbon">
      <button type="button" className="ribbon-button addin-button" aria-pressed={isPaneOpen} onClick={onTogglePane}>
        <PaneIcon />
        纲目填报
      </button>
      <span className="ribbon-line" />
      {isAsking ? (
        <span className="ribbon-question">
          现在的工作簿会被清空，已提交的数据不受影响。
          <button
            type="button"
            className="ribbon-button strong"
            onClick={() => {
              setIsAsking(false);
              onNewWorkbook();
            }}
          >
            清空并新建
          </button>
          <button type="button" className="ribbon-button" onClick={() => setIsAsking(false)}>
            取消
          </button>
        </span>
      ) : (
        <button type="button" className="ribbon-button" onClick={() => setIsAsking(true)}>
          新建空白工作簿
        </button>
      )}
      <span className="prompt">{!isAsking && prompt}</span>
      <span className="save-state">{saveState === 'saved' ? '已保存在本机' : '正在保存…'}</span>
    </div>
  );
}

const PaneIcon = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" fill="none" stroke="currentColor" />
    <rect x="9.5" y="2.5" width="5" height="11" rx="1" fill="currentColor" />
    <path d="M3.5 5.5h4M3.5 8h4M3.5 10.5h4" stroke="currentColor" />
  </svg>
);
