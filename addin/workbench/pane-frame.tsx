import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

const widthKey = 'gangmu.paneWidth';
const narrowest = 320;
const widest = 480;
const step = 16;

const clamp = (width: number) => Math.min(widest, Math.max(narrowest, Math.round(width)));

function rememberedWidth(): number {
  const width = Number(localStorage.getItem(widthKey));
  return width > 0 ? clamp(width) : 350;
}

interface PaneFrameProps {
  isOpen: boolean;
  onClose(): void;
}

/** The add-in's pane as it is for Excel, in a frame. Closed it stays loaded, as in Excel. */
export function PaneFrame({ isOpen, onClose }: PaneFrameProps) {
  const [width, setWidth] = useState(rememberedWidth);
  const [isDragging, setIsDragging] = useState(false);
  const start = useRef({ x: 0, width: 0 });

  const resize = (next: number) => {
    const clamped = clamp(next);
    setWidth(clamped);
    localStorage.setItem(widthKey, String(clamped));
  };

  const handleDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    setIsDragging(true);
  };

  const handleKey = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width + step, ArrowRight: width - step, Home: widest, End: narrowest }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    resize(next);
  };

  return (
    <aside className="pane" style={{ width }} hidden={!isOpen}>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved has no element of its own. */}
      <div
        className="splitter"
        role="separator"
        aria-label="任务窗格宽度"
        aria-orientation="vertical"
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={handleDown}
        onPointerMove={(event) => isDragging && resize(start.current.width + start.current.x - event.clientX)}
        onPointerUp={() => setIsDragging(false)}
        onPointerCancel={() => setIsDragging(false)}
        onKeyDown={handleKey}
      />
      <div className="pane-head">
        <h2>纲目填报</h2>
        <button type="button" aria-label="关闭任务窗格" onClick={onClose}>
          ×
        </button>
      </div>
      {/* While the edge is dragged the frame must not swallow the pointer. */}
      <iframe title="纲目填报" src="/workbench/pane.html" style={isDragging ? { pointerEvents: 'none' } : undefined} />
    </aside>
  );
}
