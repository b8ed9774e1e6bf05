import { defineConfig } from 'vite';

// Everything is a file of its own: the page is served with a policy that forbids inline script, style and data fonts.
export default defineConfig({
  base: '/dashboard/',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What several pages share is one file: a page then needs two requests, not twenty.
        codeSplitting: { groups: [{ name: 'shared', test: /page[\\/](src[\\/](api|explain|filters|format|parts|shell|state)|node_modules[\\/]preact)[\\/]/ }, { name: 'charts', test: /page[\\/](src[\\/]charts|node_modules[\\/]uplot)[\\/].*(?<!\.css)$/ }] },
      },
    },
  },
});
