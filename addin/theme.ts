import { type BrandVariants, createLightTheme, type Theme } from '@fluentui/react-components';

// The green of the icon's meshes, from near black to near white; 80 is the colour of buttons (contrast 4.8 on white).
const brand: BrandVariants = {
  10: '#020605',
  20: '#0a1d19',
  30: '#0c3029',
  40: '#0c3f36',
  50: '#0c4e43',
  60: '#0d5d50',
  70: '#0e6c5d',
  80: '#107a68',
  90: '#2c8a79',
  100: '#48998a',
  110: '#63a89b',
  120: '#7eb8ad',
  130: '#99c7be',
  140: '#b4d6cf',
  150: '#d0e6e1',
  160: '#ecf6f4',
};

/** Fluent's light theme with the house's colour, and Chinese fonts first: Segoe UI has no Chinese and falls back badly. */
export const theme: Theme = {
  ...createLightTheme(brand),
  fontFamilyBase: '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif',
  fontFamilyNumeric: '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif',
};
