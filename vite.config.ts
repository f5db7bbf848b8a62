/**
 * How the interface is built: `src/ui` becomes static files in `dist/ui`, served by the server and by the desktop program.
 * Nothing is inlined, because the content security policy allows neither inline scripts nor `data:` fonts; the word in
 * `cspNonce` is replaced by a fresh nonce for each document that is served (React Aria adds one `<style>`).
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'src/ui',
  base: '/',
  plugins: [react()],
  html: { cspNonce: '%CSP_NONCE%' },
  build: {
    outDir: '../../dist/ui',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
