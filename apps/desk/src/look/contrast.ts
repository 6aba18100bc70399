/*
 * From a token's text to its contrast: reads light-dark() and OKLCH out of tokens.css and computes the ratio of WCAG 2.
 * Björn Ottosson's matrices; colours outside sRGB are clipped, as a screen does. Used by tests alone.
 */
export type Theme = 'light' | 'dark';
export type Oklch = { lightness: number; chroma: number; hue: number };

export function tokens(css: string): Map<string, Record<Theme, Oklch>> {
  const found = new Map<string, Record<Theme, Oklch>>();
  for (const [, name, value] of css.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)) {
    if (!name || !value) continue;
    const colours = [...value.matchAll(/oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)].map(oklch);
    const [first, second = first] = colours;
    if (first && second) found.set(name, { light: first, dark: second });
  }
  return found;
}

function oklch(match: RegExpMatchArray): Oklch {
  return { lightness: Number(match[1]) / 100, chroma: Number(match[2]), hue: Number(match[3]) };
}

export function luminance({ lightness, chroma, hue }: Oklch): number {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const clip = (value: number) => Math.min(1, Math.max(0, value));

export function contrast(one: Oklch, other: Oklch): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
