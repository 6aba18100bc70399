import { describe, expect, test } from 'vitest';
import { readToPage, readToPanel, type ToPage, type ToPanel } from './frames.ts';
import { cutName, originIn } from './chat/page.ts';

describe('between the page and the window', () => {
  test('W6: every word of either side is understood by the other', () => {
    const down: ToPanel[] = [{ oriel: 'shown' }, { oriel: 'hidden', name: 'Zoë' }];
    const up: ToPage[] = [{ oriel: 'ready' }, { oriel: 'close' }, { oriel: 'state', unread: 2, isOngoing: true }];
    expect(down.map(readToPanel)).toEqual(down);
    expect(up.map(readToPage)).toEqual(up);
  });

  test.each([
    [null],
    [undefined],
    ['ready'],
    [7],
    [{}],
    [[]],
    [{ oriel: 'unknown' }],
    [{ oriel: 'state' }],
    [{ oriel: 'state', unread: '2', isOngoing: true }],
    [{ oriel: 'state', unread: 1.5, isOngoing: true }],
    [{ type: 'webpackOk' }],
  ])('W6: %j is nobody’s word', (heard) => {
    expect([readToPanel(heard), readToPage(heard)]).toEqual([undefined, undefined]);
  });

  test('W6: a name that is none is not taken', () => {
    expect(readToPanel({ oriel: 'shown', name: { evil: true } })).toEqual({ oriel: 'shown' });
  });

  test('W2: a visitor’s name is trimmed and cut, never in the middle of a character; none is none', () => {
    expect(cutName('  Zoë 😀 ', 80)).toBe('Zoë 😀');
    expect(cutName('abc😀', 4)).toBe('abc');
    expect(cutName('   ', 80)).toBe(undefined);
  });

  test('W6: the page’s origin is an origin, or nobody is heard', () => {
    expect(originIn('#https://shop.example')).toBe('https://shop.example');
    for (const hash of ['', '#', '#*', '#null', '#https://shop.example/', '#shop.example', '#file:///a']) {
      expect(originIn(hash)).toBe(null);
    }
  });
});
