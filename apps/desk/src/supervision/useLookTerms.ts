// What the policy of an agent's team lets of a look and asks of it; and the purposes picked so far, one for each policy,
// kept while one goes from desk to desk: back at the dashboard they are forgotten.
import type { EntityOf } from '@oriel/protocol';
import { useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';

export type LookTerms = EntityOf<'look-terms'>;

const policyOf = ({ team, policyVersion }: LookTerms): string => `${team} ${policyVersion}`;

export function useLookTerms(agent: string) {
  const view = useView({ view: 'look-terms', agent });
  const terms = useComputed(() => view?.one('look-terms', agent), [view, agent]);
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  return {
    terms,
    purpose: terms && picked[policyOf(terms)],
    pick: (purpose: string) => terms && setPicked((before) => ({ ...before, [policyOf(terms)]: purpose })),
  };
}
