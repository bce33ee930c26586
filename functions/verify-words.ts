import type { VerifiedHouse } from './actions/verify-record';
import type { Anchor } from './domain/record/anchor';
import { shortHash } from './domain/record/anchor';

const usage = [
  '用法：npm run verify -- [--round 任务 | --plan 规划] [--anchor] [--against 锚文件或文件夹]… [--public-key 公钥文件] [--json [输出文件]]',
  '      --anchor      当日尚未定锚的，先定锚，再查验',
  '      --against     用存放在别处的锚核对，可写多次；不写则用数据文件夹中的锚',
  '      --public-key  本单位的公钥（PEM，或锚文件中的 publicKey），锚须由它签名',
  '      --table       查验云端的数据表（凭据取自环境）；不写则查验数据文件夹（DATA_DIR）',
].join('\n');

export const words = {
  usage,
  unknownArgument: (text: string) => `不认得“${text}”。\n${usage}`,
  valueMissing: (name: string) => `${name} 后面缺少内容。\n${usage}`,
  twice: (name: string) => `${name} 写了两次。\n${usage}`,
  roundOrPlan: `--round 和 --plan 只能写一个。\n${usage}`,
  anchorIsWhole: `定锚针对全部记录，不能与 --round、--plan 或 --table 同用。\n${usage}`,
  noData: (folder: string) => `${folder} 中没有数据。请先运行 npm start，或用 DATA_DIR 指明数据文件夹。`,
  inUse: (folder: string) => `${folder} 中的数据正由运行中的纲目使用。请先停止它，或在页面上查验。`,
  noAnchorAt: (path: string) => `找不到锚文件：${path}`,
  notAnAnchor: (path: string) => `不是锚文件，或已损坏：${path}`,
  notAKey: (path: string) => `不是 Ed25519 公钥：${path}`,
  nothingFound: (what: string) => `没有 ${what}。`,
  anchored: ({ day, count, root }: Anchor, folder: string) =>
    `已定锚：${day}，共 ${count} 项，根校验码 ${shortHash(root)}。文件在 ${folder}，请抄送一份到别处存放。`,
  anchoredBefore: '当日已定过锚，不再重复。',
  keptBefore: (folder: string) => `${folder} 中已有当日的锚文件，而数据表没有登记它：数据表可能重建过。未另行定锚。`,
  clockBehind: (newest: string) =>
    `未定锚：已登记的最近一次定锚是 ${newest}，晚于本机日期。请核对本机时钟；如是那次定锚时的时钟有误，请由管理数据表的人撤去该日登记。`,
  summary: ({ rounds, submissions, steps, plans, anchors }: VerifiedHouse & { anchors: number }) =>
    `已查验：填报任务 ${rounds} 个，填报单 ${submissions} 份，办理步骤 ${steps} 步，规划 ${plans} 个，锚 ${anchors} 个。`,
  anchorsNotCompared: '锚针对全部记录：只查验一部分时，只核对锚文件本身。',
  noAnchors: '没有锚可核对：能查出改动、删除和调换，查不出整段截去或整套改写。',
  whole: '结论：没有发现问题。',
  broken: (count: number) => `结论：发现 ${count} 处问题。`,
  written: (file: string) => `结果已写入 ${file}`,
};
