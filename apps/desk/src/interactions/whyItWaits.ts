// Why something waits, in the few words of a card: what whoever takes it needs, and what keeps them.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import { languageName } from '../texts/languages.ts';

type Wait = Pick<EntityOf<'wait'>, 'why' | 'skills' | 'language'>;

/** Null where the card says it already (kept for somebody), or it is about to ring. */
export function whyItWaits(wait: Wait): string | null {
  const because = texts.interaction.waitsBecause;
  return wait.why === 'kept' || wait.why === 'soon' ? null : because[wait.why](whoeverTakesIt(wait));
}

/** " with Furniture who speaks Portuguese" */
function whoeverTakesIt({ skills, language }: Wait): string {
  const { whoHas, whoSpeaks } = texts.interaction;
  const having = skills.length > 0 ? whoHas(new Intl.ListFormat('en').format(skills)) : '';
  return having + (language === null ? '' : whoSpeaks(languageName(language)));
}
