/**
 * Fonts under the names Excel in Chinese gives them. A browser has few of them and would fall back to a Latin font for
 * digits and to something else for Chinese, so each name stands for a list of kindred fonts.
 */
const kindred: Record<string, string> = {
  微软雅黑: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  等线: 'DengXian, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  黑体: 'SimHei, "Heiti SC", "Noto Sans CJK SC", sans-serif',
  宋体: 'SimSun, "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", serif',
  仿宋: 'FangSong, "STFangsong", "Noto Serif CJK SC", serif',
  仿宋_GB2312: 'FangSong_GB2312, FangSong, "STFangsong", "Noto Serif CJK SC", serif',
  楷体: 'KaiTi, "Kaiti SC", "Noto Serif CJK SC", serif',
  楷体_GB2312: 'KaiTi_GB2312, KaiTi, "Kaiti SC", "Noto Serif CJK SC", serif',
};

export const defaultFont = { name: '微软雅黑', size: 11 } as const;

export const toGridFont = (name: string) => kindred[name] ?? name;

export const fromGridFont = (family: string) => Object.keys(kindred).find((name) => kindred[name] === family) ?? family;
