// What a page is told before any script runs: meta elements at the head of its HTML. The texts are people's own, so they
// are escaped for an attribute.
const escapes: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => escapes[sign]!);

/** A replacement of `String.replace` gives `$` a meaning; a function's result has none. */
export function withMetas(html: string, metas: Record<string, string>): string {
  const tags = Object.entries(metas).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}" />`);
  return html.replace('<head>', () => `<head>${tags.join('')}`);
}
