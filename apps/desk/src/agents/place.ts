// Where somebody is on a desk, as its address says it: the same for the agent's own and for a watched one.

export interface DeskPlace {
  /** The interaction that is open. On a watched desk without it: what the agent has open, following. */
  open?: string;
  tab?: 'deferred' | 'history';
  inbox?: string;
  record?: true;
  /** In the record's place: what happened to the interaction. */
  activity?: true;
}

/** From search parameters; what is not understood is not there. */
export function deskPlace(search: Record<string, unknown>): DeskPlace {
  const { open, tab, inbox, record, activity } = search;
  return {
    ...(open !== undefined && { open: String(open) }),
    ...((tab === 'deferred' || tab === 'history') && { tab }),
    ...(typeof inbox === 'string' && inbox !== '' && { inbox }),
    ...(record !== undefined && { record: true as const }),
    ...(activity !== undefined && record === undefined && { activity: true as const }),
  };
}

/** `base`: the desk's own address. */
export function placeHref(base: string, { open, tab, inbox, record, activity }: DeskPlace): string {
  const search = new URLSearchParams();
  if (open !== undefined) search.set('open', open);
  if (tab) search.set('tab', tab);
  if (inbox) search.set('inbox', inbox);
  if (record) search.set('record', '1');
  if (activity) search.set('activity', '1');
  return search.size > 0 ? `${base}?${search}` : base;
}
