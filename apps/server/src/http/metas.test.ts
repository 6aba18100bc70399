import { expect, test } from 'vitest';
import { withMetas } from './metas.ts';

test('A13 texts in meta elements stay texts', () => {
  expect(withMetas('<html><head></head>', { readers: `"><script>alert('$&')</script>` })).toBe(
    `<html><head><meta name="readers" content="&quot;&gt;&lt;script&gt;alert('$&amp;')&lt;/script&gt;" /></head>`,
  );
});
