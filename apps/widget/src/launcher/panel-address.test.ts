import { expect, test } from 'vitest';
import { originIn } from '../chat/page.ts';
import { panelAddress } from './panel-address.ts';

test('W1: the window is beside the script, under whatever path, and is told the origin of the page and nothing else', () => {
  const address = panelAddress('https://care.example/help/widget.js?v=3', 'shop', 'https://shop.example');
  expect(address.href).toBe('https://care.example/help/chat/shop#https://shop.example');
  expect(originIn(address.hash)).toBe('https://shop.example');
});

test('W1: a channel is a name, not a path', () => {
  expect(panelAddress('https://care.example/widget.js', '../desk', 'https://shop.example').pathname).toBe(
    '/chat/..%2Fdesk',
  );
});
