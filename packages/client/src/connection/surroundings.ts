// The port for what happens around the page and bears on the connection: the network comes or goes, the page is looked
// at again, the page goes away. Programs have no surroundings.

export type Happening = 'network-on' | 'network-off' | 'page-visible' | 'page-hidden' | 'page-gone';

export interface Surroundings {
  /** Tells what happens until the returned function is called. */
  watch(tell: (happening: Happening) => void): () => void;
}

export const noSurroundings: Surroundings = { watch: () => () => {} };

export const browserSurroundings: Surroundings = {
  watch(tell) {
    const on = () => tell('network-on');
    const off = () => tell('network-off');
    const gone = () => tell('page-gone');
    const back = () => tell('page-visible');
    const turned = () => tell(document.visibilityState === 'visible' ? 'page-visible' : 'page-hidden');
    addEventListener('online', on);
    addEventListener('offline', off);
    addEventListener('pagehide', gone);
    addEventListener('pageshow', back);
    document.addEventListener('visibilitychange', turned);
    return () => {
      removeEventListener('online', on);
      removeEventListener('offline', off);
      removeEventListener('pagehide', gone);
      removeEventListener('pageshow', back);
      document.removeEventListener('visibilitychange', turned);
    };
  },
};
