import { useEffect, useRef } from 'react';
import type { ChartView } from '../host/charts';
import type { Picture } from './chart-picture';
import { chartWords } from './chart-words';

/** A chart, and where on the page it is now, in pixels from the corner of the grid. */
export interface ShownChart {
  view: ChartView;
  at: { left: number; top: number; width: number; height: number; scale: number };
  /** The part of the grid it may show itself in: charts pass under headings and frozen panes. */
  window: { left: number; top: number; width: number; height: number };
}

/** The charts of the sheet in front, over the grid. They are looked at; pointer and keyboard stay with the cells. */
export function Charts({ charts }: { charts: ShownChart[] }) {
  return (
    <div className="charts">
      {charts.map(({ view, at, window }) => (
        <div key={view.id} className="chart-window" style={window}>
          <ChartFigure view={view} at={{ ...at, left: at.left - window.left, top: at.top - window.top }} />
        </div>
      ))}
    </div>
  );
}

function ChartFigure({ view, at }: Pick<ShownChart, 'view' | 'at'>) {
  const element = useRef<HTMLDivElement>(null);
  const picture = useRef<Promise<Picture> | null>(null);
  const { left, top, width, height, scale } = at;

  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const opened = import('./chart-picture').then(({ openPicture }) => openPicture(current));
    picture.current = opened;
    return () => {
      picture.current = null;
      void opened.then((drawn) => drawn.dispose());
    };
  }, []);

  useEffect(() => {
    const opened = picture.current;
    void opened?.then((drawn) => {
      if (picture.current === opened) drawn.draw(view, { width, height });
    });
  }, [view, width, height]);

  return (
    <div
      ref={element}
      className="chart"
      role="img"
      aria-label={chartWords(view)}
      style={{ left, top, width, height, transform: `scale(${scale})` }}
    />
  );
}
