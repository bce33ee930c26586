import { makeStyles, tokens } from '@fluentui/react-components';
import { widgetText } from '../text/zh';

export interface TrendPoint {
  /** 2023年, 目标 … */
  label: string;
  /** As printed; null where there is no figure. */
  text: string | null;
  /** A point of another kind (a target, the city's baseline) is drawn hollow. */
  isReference?: boolean;
}

const useStyles = makeStyles({
  figure: { display: 'block', width: '100%', maxWidth: '296px', height: 'auto', color: tokens.colorBrandForeground1 },
  text: { fontSize: '12px', fill: tokens.colorNeutralForeground2 },
  value: { fontSize: '12px', fill: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

const width = 288;
const height = 84;
const top = 24;
const bottom = height - 22;

/** A few points of one figure, drawn small: the shape is for the eye, the numbers stand at the points and in the label. */
export function TrendLine({ points, label }: { points: TrendPoint[]; label: string }) {
  const styles = useStyles();
  // n.b. Numbers for drawing only; what is read is the text.
  const values = points.map((point) => (point.text === null ? null : Number(point.text)));
  const known = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  if (known.length < 2) return null;

  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => 30 + (index * (width - 60)) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    high === low ? (top + bottom) / 2 : bottom - ((value - low) / (high - low)) * (bottom - top);
  const placed = points.map((point, index) => ({ point, x: x(index), value: values[index] ?? null }));
  const drawn = placed.filter((item) => item.value !== null) as { point: TrendPoint; x: number; value: number }[];
  const own = drawn.filter((item) => !item.point.isReference);
  const path = (items: typeof drawn) => items.map((item) => `${item.x},${y(item.value)}`).join(' ');
  const words = points.map((point) => `${point.label} ${point.text ?? widgetText.noValue}`).join('，');

  return (
    <svg className={styles.figure} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}：${words}`}>
      <polyline
        points={path(drawn)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1"
        strokeDasharray="2 3"
        opacity="0.6"
      />
      <polyline points={path(own)} fill="none" stroke="currentColor" strokeWidth="2" />
      {placed.map((item) => (
        <g key={item.point.label}>
          <text className={styles.text} x={item.x} y={height - 4} textAnchor="middle">
            {item.point.label}
          </text>
          {item.value !== null && (
            <>
              <circle
                cx={item.x}
                cy={y(item.value)}
                r="3.5"
                fill={item.point.isReference ? tokens.colorNeutralBackground1 : 'currentColor'}
                stroke="currentColor"
                strokeWidth="1.5"
              />
              <text className={styles.value} x={item.x} y={y(item.value) - 8} textAnchor="middle">
                {item.point.text}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}
