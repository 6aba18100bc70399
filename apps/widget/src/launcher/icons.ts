// The launcher's two pictures, built element by element: a page with Trusted Types lets no markup in.

export const bubble =
  'M12 3.5c5 0 9 3.3 9 7.6s-4 7.6-9 7.6c-1 0-2-.1-2.9-.4L4.6 20.5l.9-3.8C4 15.3 3 13.3 3 11.1c0-4.3 4-7.6 9-7.6ZM8 9.5h8M8 13h5';
export const chevron = 'm6 9.5 6 6 6-6';

export function picture(path: string): SVGSVGElement {
  const make = <K extends 'svg' | 'path'>(name: K) => document.createElementNS('http://www.w3.org/2000/svg', name);
  const svg = make('svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = make('path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
