import { defineConfig } from 'vite';

// Everything is a file of its own: the page is served with a policy that forbids inline script, style and data fonts.
export default defineConfig({
  base: '/dashboard/',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
