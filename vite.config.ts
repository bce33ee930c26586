import { cpSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const addin = join(import.meta.dirname, 'addin');
const dist = join(import.meta.dirname, 'dist');

/** The manifest names the icons by a fixed address, so they go beside the pages unhashed. */
const icons: Plugin = {
  name: 'gangmu-icons',
  closeBundle: () => cpSync(join(addin, 'icons'), join(dist, 'icons'), { recursive: true }),
};

export default defineConfig({
  root: addin,
  plugins: [react(), icons],
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    // The workbench brings a whole spreadsheet; it is a page of its own and never loaded by the pane.
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      input: { pane: join(addin, 'pane.html'), workbench: join(addin, 'workbench/index.html') },
    },
  },
});
