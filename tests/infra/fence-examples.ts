interface Example {
  /** Where the line stands. */
  file: string;
  /** A path or package to import, or an expression. */
  allowed: string[];
  refused: string[];
}

/** The table of folders and what they may know (style: the trade knows nothing of HTTP, DynamoDB, Excel, Node or the clock). */
export const examples: Example[] = [
  {
    file: 'functions/domain/submission/workflow.ts',
    allowed: ['./states', '../problem', 'fraction.js', 'Math.floor(1.5)'],
    refused: [
      'node:crypto',
      'crypto',
      'zod',
      'hono',
      'react',
      '@aws-sdk/lib-dynamodb',
      '@microsoft/office-js',
      '../../store/table',
      '../../actions/stores',
      '../../contract/submission',
      '../../api/app',
      '../../documents/form',
      '../../production',
      '../../import-words',
      '../../../addin/text/zh',
      'new Date()',
      'Date.now()',
      'Math.random()',
      '(process.env)',
      'crypto.randomUUID()',
      "fetch('/api')",
    ],
  },
  { file: 'functions/domain/problem.ts', allowed: ['./org/units'], refused: ['../actions/submit', '../local'] },
  {
    file: 'functions/actions/submit.ts',
    allowed: ['./stores', '../domain/problem', '../domain/submission/workflow'],
    refused: ['../store/submissions', '../api/session', '../contract/submission', 'zod', 'node:crypto', 'Date.now()'],
  },
  {
    file: 'functions/contract/submission.ts',
    allowed: ['zod', '@hono/zod-openapi', './ids', '../domain/submission/workflow'],
    refused: ['hono', 'node:util', '../store/table', '../actions/submit', '../api/app'],
  },
  {
    file: 'functions/store/submissions.ts',
    allowed: [
      '@aws-sdk/lib-dynamodb',
      'zod',
      'canonicalize',
      'dynalite',
      'node:fs/promises',
      './table',
      '../domain/decimal',
      '../actions/stores',
      '../contract/submission',
    ],
    refused: ['hono', '../api/app', '../actions/submit', '../production', 'new Date()'],
  },
  {
    file: 'functions/store/embedded/engine.ts',
    allowed: ['../table', '../../actions/stores'],
    refused: ['../../production', '../../actions/submit'],
  },
  {
    file: 'functions/api/routes/submissions.ts',
    allowed: [
      'hono',
      'hono/jwt',
      '@hono/zod-openapi',
      'jose',
      '../session',
      '../../actions/submit',
      '../../contract/submission',
      '../../domain/problem',
    ],
    refused: ['../../store/submissions', '../../production', '@aws-sdk/client-dynamodb', 'Excel.run()'],
  },
  { file: 'functions/api/lambda.ts', allowed: ['../production', 'hono/aws-lambda'], refused: ['../store/submissions'] },
  {
    file: 'functions/api/lambda-daily.ts',
    allowed: ['../production', './daily-app', 'hono/aws-lambda'],
    refused: ['../store/submissions'],
  },
  {
    file: 'functions/documents/read-workbook.ts',
    allowed: ['../domain/form/template', 'saxes', 'csv-parse/sync', 'node:zlib'],
    refused: ['../store/table', '../api/app', 'fflate', 'exceljs'],
  },
  {
    file: 'functions/jobs/remind.ts',
    allowed: ['../actions/send-reminders', '../production-reminders'],
    refused: ['../store/table', '../api/app'],
  },
  { file: 'functions/production.ts', allowed: ['./store/submissions', './api/app'], refused: [] },
  {
    file: 'addin/main.tsx',
    allowed: ['./excel/excel-workbook', './app', 'react', 'Office.onReady()'],
    refused: ['./workbench/main', '../functions/store/table', '../functions/api/app', 'Excel.run()'],
  },
  {
    file: 'addin/api/client.ts',
    allowed: ['hono/client', '../../functions/api/app', '../../functions/contract/submission'],
    refused: ['hono', '../../functions/api/session', '../../functions/actions/submit', '../workbench/sign-in'],
  },
  { file: 'addin/api/session.ts', allowed: ['./client'], refused: ['../../functions/api/app', 'hono/client'] },
  {
    file: 'addin/panes/fill/fill-pane.tsx',
    allowed: [
      'react',
      '../../widgets/status-badge',
      '../../api/client',
      '../../text/zh',
      '../../excel/workbook',
      '../../../functions/domain/form/grid',
      '../../../functions/contract/submission',
    ],
    refused: [
      '../../excel/excel-workbook',
      '../../workbench/host/runtime',
      '../../../functions/store/table',
      '../../../functions/actions/submit',
      '../../../functions/api/app',
      '@univerjs/core',
      'node:fs',
      "fetch('/api')",
      'Excel.run()',
    ],
  },
  {
    file: 'addin/widgets/status-badge.tsx',
    allowed: ['@fluentui/react-components', './icon', '../text/zh', '../../functions/domain/submission/states'],
    refused: [
      '../api/client',
      '../excel/workbook',
      '../excel/excel-workbook',
      '../panes/fill/fill-pane',
      '../workbench/main',
      "fetch('/api')",
      'Excel.run()',
    ],
  },
  {
    file: 'addin/excel/excel-workbook.ts',
    allowed: ['../../functions/domain/form/grid', 'Excel.run()'],
    refused: ['../workbench/host/runtime', '../../functions/store/table'],
  },
  {
    file: 'addin/workbench/host/runtime.ts',
    allowed: ['./wire', '../grid/grid', '@univerjs/core', '../../../functions/domain/form/grid'],
    refused: [
      '../../panes/fill/fill-pane',
      '../../widgets/status-badge',
      '../../excel/workbook',
      '../../text/zh',
      '../../api/client',
      '../../app',
      '../../../functions/store/table',
      '../../../functions/api/app',
    ],
  },
  { file: 'addin/workbench/main.ts', allowed: ['./app'], refused: ['../app', '../main'] },
  { file: 'infra/stacks/api-stack.ts', allowed: ['../stages'], refused: ['../../functions/api/lambda'] },
  { file: 'tests/store/store.test.ts', allowed: ['../../functions/store/table', 'new Date()'], refused: [] },
];
