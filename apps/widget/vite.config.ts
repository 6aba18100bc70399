/**
 * The widget's two builds: the panel (chat.html and its assets, addressed relatively), and, in the mode `loader`,
 * widget.js: the one file that a customer's website embeds, a classic script without imports.
 */
import { defineConfig } from 'vite';

export default defineConfig(({ mode }) => ({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build:
    mode === 'loader'
      ? {
          target: 'es2020',
          // Its sibling build made the folder.
          emptyOutDir: false,
          copyPublicDir: false,
          rolldownOptions: {
            input: 'src/loader.ts',
            output: { format: 'iife', entryFileNames: 'widget.js' },
          },
        }
      : {
          target: 'es2022',
          // Not emptied: both builds run at once, and names carry hashes.
          emptyOutDir: false,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: 'chat.html' },
        },
}));
