import { describe, expect, test } from 'vitest';
import { kept, memoryShelf, type Shelf } from './kept.ts';

const words = (id: string) => ({ id, text: id, at: 1 });

describe('what the window keeps', () => {
  test('W21: unsent text survives the page, each channel’s by itself', () => {
    const shelf = memoryShelf();
    kept('shop', () => shelf, null).keepUnsent('half a sent');
    expect(kept('shop', () => shelf, null).unsent()).toBe('half a sent');
    expect(kept('other', () => shelf, null).unsent()).toBe('');
    kept('shop', () => shelf, null).keepUnsent('');
    expect(shelf.getItem('oriel.chat.shop.unsent')).toBe(null);
  });

  test('W8: first words are kept by id, in order, and dropped one by one', () => {
    const shelf = memoryShelf();
    const [one, two] = [kept('shop', () => shelf, null), kept('shop', () => shelf, null)];
    one.addFirstWords(words('a'));
    two.addFirstWords(words('b'));
    one.addFirstWords(words('c'));
    two.dropFirstWords('b');
    expect(one.firstWords().map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('W21: storage that is full or forbidden is replaced by the page’s own memory', () => {
    const full: Shelf = {
      getItem: () => null,
      setItem() {
        throw new Error('full');
      },
      removeItem() {},
    };
    const forbidden = (): Shelf => {
      throw new Error('forbidden');
    };
    for (const open of [() => full, forbidden]) {
      const here = kept('shop', open, null);
      here.keepToken('secret');
      here.keepUnsent('text');
      expect([here.token(), here.unsent(), here.seen()]).toEqual(['secret', 'text', 0]);
      here.keepToken(null);
      expect(here.token()).toBe(null);
    }
  });

  test('W8: what somebody else has put into storage is not taken for words', () => {
    const shelf = memoryShelf();
    for (const json of ['{', '7', 'null', '{"id":1}']) {
      shelf.setItem('oriel.chat.shop.first', json);
      expect(kept('shop', () => shelf, null).firstWords()).toEqual([]);
    }
  });
});
