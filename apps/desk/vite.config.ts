/**
 * The desk's build: two pages, the agents' and the supervisors'. What only supervisors need is put under
 * assets/supervision/, so that the server can give it to those with the right and to nobody else. The build fails when a
 * module of supervision lands elsewhere, or when anything given to all so much as names what is in there.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const guarded = 'assets/supervision/';
/** Settings too: who has them has this entry. */
const isSupervision = (module: string) =>
  /(^|\/)src\/(supervision[/.]|settings\/|texts\/en-(supervision|settings)\.)/.test(module);

function keepApart(): Plugin {
  return {
    name: 'oriel-keep-supervision-apart',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.fileName.startsWith(guarded) || file.fileName === 'supervision.html') continue;
        const module = file.type === 'chunk' && Object.keys(file.modules).find(isSupervision);
        if (module) this.error(`${file.fileName} is given to all and holds ${module}`);
        const named = file.type === 'chunk' ? [...file.imports, ...file.dynamicImports] : [String(file.source)];
        if (named.some((text) => text.includes(guarded))) {
          this.error(`${file.fileName} is given to all and names what is in ${guarded}`);
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), keepApart()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): it stays as it is written, in half the bytes.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows our own files only, and no inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'supervision.html'],
      output: {
        entryFileNames: (chunk) => `${folderOf(chunk)}[name]-[hash].js`,
        chunkFileNames: (chunk) => `${folderOf(chunk)}[name]-[hash].js`,
        assetFileNames: (asset) =>
          asset.names.some((name) => name.startsWith('supervision.')) || asset.originalFileNames.some(isSupervision)
            ? `${guarded}[name]-[hash][extname]`
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
});

function folderOf(chunk: { name: string; moduleIds: string[] }): string {
  return chunk.name === 'supervision' || chunk.moduleIds.some(isSupervision) ? guarded : 'assets/';
}
