// Whether this visitor has an ongoing chat: one mark in the page's own storage, without the token or a word of the chat.
// A page may forbid storage, which throws: then the window simply is loaded when it is opened.

export function ongoingFlag(channel: string) {
  const key = `oriel.chat.${channel}`;
  const tried = (act: () => unknown): boolean => {
    try {
      return Boolean(act());
    } catch {
      return false;
    }
  };
  return {
    isSet: () => tried(() => localStorage.getItem(key)),
    set: (isOngoing: boolean) =>
      tried(() => (isOngoing ? localStorage.setItem(key, '1') : localStorage.removeItem(key))),
  };
}
