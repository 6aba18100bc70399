// An interaction as these eyes see it: whole, or a blank card where the policy keeps its channel from a watcher.
import type { Directory, Interaction } from '@oriel/domain';
import type { Entity } from '@oriel/protocol';
import { presentBlank, presentInteraction } from '../hub/presenters.ts';
import type { Eyes } from '../hub/view.ts';

export const shownTo = (eyes: Eyes, directory: Directory, interaction: Interaction): Entity =>
  eyes.excluded.channels.includes(interaction.channel)
    ? presentBlank(interaction)
    : presentInteraction(directory, interaction);

/** Both keys it may stand under. */
export const keysOf = ({ id }: Interaction): string[] => [`interaction:${id}`, `blank:${id}`];
