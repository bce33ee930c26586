import { createRequire } from 'node:module';
import type { LocaleType, Plugin, PluginCtor, Univer } from '@univerjs/core';
import { createGridHandle, type GridModules } from '../../addin/workbench/grid/handle';
import type { GridHandle } from '../../addin/workbench/host/grid-handle';

type PluginEntry = PluginCtor<Plugin> | [PluginCtor<Plugin>, object];

interface Core {
  Univer: new (config: object) => Univer;
  LocaleType: typeof LocaleType;
}

/**
 * Univer without a screen, for tests. CommonJS on purpose: as ES modules its packages do not load in Node (they import
 * names `opentype.js` does not export). Notes and conditional formats are packages of their presets.
 */
export function startHeadlessGrid(): { grid: GridHandle; dispose(): void } {
  const load = createRequire(import.meta.url);
  const within = (preset: string) => createRequire(load.resolve(preset));
  const node = within('@univerjs/preset-sheets-node-core');

  const core = load('@univerjs/core') as Core & GridModules['core'];
  const preset = load('@univerjs/preset-sheets-node-core') as GridModules['sheets'] &
    GridModules['formulas'] &
    GridModules['validations'] & { UniverSheetsNodeCorePreset: () => { plugins: PluginEntry[] } };
  const numberFormats = node('@univerjs/sheets-numfmt') as { UniverSheetsNumfmtPlugin: PluginCtor<Plugin> };
  const notes = within('@univerjs/preset-sheets-note')('@univerjs/sheets-note') as GridModules['notes'] & {
    UniverSheetsNotePlugin: PluginCtor<Plugin>;
  };
  const conditionalFormats = within('@univerjs/preset-sheets-conditional-formatting')(
    '@univerjs/sheets-conditional-formatting',
  ) as GridModules['conditionalFormats'] & { UniverSheetsConditionalFormattingPlugin: PluginCtor<Plugin> };

  const locale = core.LocaleType.ZH_CN;
  const univer = new core.Univer({ locale, locales: { [locale]: {} }, logLevel: 0 });
  const plugins: PluginEntry[] = [
    ...preset.UniverSheetsNodeCorePreset().plugins,
    numberFormats.UniverSheetsNumfmtPlugin,
    conditionalFormats.UniverSheetsConditionalFormattingPlugin,
    notes.UniverSheetsNotePlugin,
  ];
  for (const plugin of plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  // Plugins start with the first workbook, and services they register cannot be asked for before.
  const seed = univer.createUnit(2, { id: 'seed', sheetOrder: ['seed'], sheets: { seed: { id: 'seed' } } });
  const grid = createGridHandle(univer, {
    core,
    sheets: preset,
    formulas: preset,
    validations: preset,
    notes,
    conditionalFormats,
  });
  grid.disposeWorkbook(seed.getUnitId());
  return { grid, dispose: () => univer.dispose() };
}
