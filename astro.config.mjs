/** How the pages are built: static files, Korean at the root, English under /en, nothing inline but styles. */
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { madangBackend } from './server/web/astro.ts';
import { fencesBecomeBlocks } from './src/markdown/fences.ts';
import { owedLinks } from './src/markdown/owed-links.ts';
import { references } from './src/markdown/references.ts';

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  integrations: [mdx(), madangBackend(async () => (await import('./server/main.ts')).openForDev())],
  i18n: { defaultLocale: 'ko', locales: ['ko', 'en'], routing: { prefixDefaultLocale: false } },
  markdown: {
    processor: satteri({
      mdastPlugins: [fencesBecomeBlocks, owedLinks(import.meta.dirname)],
      features: { headingAttributes: true, smartPunctuation: false },
    }),
    syntaxHighlight: false,
  },
  // A page waits for nothing but itself: its styles are small, and the address that opens it may be far away.
  build: { inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
  vite: {
    plugins: [references(import.meta.dirname)],
    define: { __REPOSITORY__: JSON.stringify(import.meta.dirname) },
    build: {
      // The page policy is `script-src 'self'`: nothing may be inlined.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // #protocol declares its messages with zod; a page that takes a constant from it loads no schema.
        treeshake: { moduleSideEffects: [{ test: /server\/protocol\//, sideEffects: false }] },
        onLog(level, log, next) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
      },
    },
  },
});
