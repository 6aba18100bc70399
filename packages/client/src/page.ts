// The name of a page (tab): the same after a reload, never the same in two tabs that live at once. Two pages of one name
// would end each other's connections. A copy of a tab copies its storage too, so a page takes its name out while it lives.
import { newId } from './commands/ids.ts';
import type { Surroundings } from './connection/surroundings.ts';

const place = 'oriel-page';

/** `storage`: the tab's own, `sessionStorage`. */
export function tabPage(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  random: () => number,
  surroundings: Surroundings,
): string {
  const page = storage.getItem(place) ?? newId(random);
  storage.removeItem(place);
  surroundings.watch((happening) => {
    if (happening === 'page-gone') storage.setItem(place, page);
    if (happening === 'page-visible') storage.removeItem(place);
  });
  return page;
}
