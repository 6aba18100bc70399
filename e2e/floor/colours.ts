// Colours as they come out on the screen, named as domain.md names them: computed by the browser from border and
// background of the very element that carries `data-state`, in whatever notation the style sheet has them.
import type { Locator } from '@playwright/test';

type Rgb = readonly [red: number, green: number, blue: number];

export interface Colours {
  border: string;
  background: string;
}

/** In light colours: "2px yellow", "white", "gray". */
export async function coloursOf(element: Locator): Promise<Colours> {
  const { width, border, background } = await computed(element);
  return { border: `${width} ${nameOf(border)}`, background: nameOf(background) };
}

/** From 0 (black) to 1 (white): in the dark theme there is no white, and the brighter one is still the brighter. */
export async function brightnessOf(element: Locator): Promise<number> {
  const { background } = await computed(element);
  return (background[0] + background[1] + background[2]) / (3 * 255);
}

export async function colourOfText(element: Locator): Promise<Rgb> {
  return (await computed(element)).text;
}

async function computed(element: Locator) {
  return element.evaluate((found) => {
    const style = getComputedStyle(found);
    const pixel = document.createElement('canvas').getContext('2d')!;
    const seen = (colour: string): [number, number, number] => {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    };
    return {
      width: style.borderTopWidth,
      border: seen(style.borderTopColor),
      background: seen(style.backgroundColor),
      text: seen(style.color),
    };
  });
}

function nameOf([red, green, blue]: Rgb): string {
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread <= 12) return most >= 253 ? 'white' : most >= 200 && most < 245 ? 'gray' : `rgb(${red} ${green} ${blue})`;
  if (blue > 150 && blue > red * 1.5 && blue > green * 1.3) return 'blue';
  // Yellow: red and green together, hardly any blue, whatever the brightness.
  const isYellow = red >= green && green > red * 0.7 && blue < green * 0.45;
  return isYellow ? 'yellow' : `rgb(${red} ${green} ${blue})`;
}
