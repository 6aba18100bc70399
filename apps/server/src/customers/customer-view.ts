// The view `customer`: the record of an interaction's customer, and their interactions that the subject may read.
import { mayRead } from '@oriel/domain';
import type { ViewOf } from '@oriel/protocol';
import { presentCustomer } from '../hub/presenters.ts';
import { headsOf, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { changedTo, shownTo } from '../interactions/shown-to.ts';

export const customerView: ViewRoom<ViewOf<'customer'>> = {
  topics: ({ interaction }) => [topic.interaction(interaction)],

  async read(reader, { interaction: id }, eyes, directory) {
    const interaction = await reader.interaction(id);
    const customer = interaction && (await reader.customer(interaction.customer));
    if (!customer) return { entities: [], more: false };
    const theirs = (await reader.ofCustomer(customer.id)).filter((each) => mayRead(directory, eyes.subject, each));
    return {
      entities: [presentCustomer(directory, customer), ...theirs.map((each) => shownTo(eyes, directory, each))],
      more: false,
    };
  },

  shows(change, { interaction: id }, eyes, directory) {
    if (change.kind !== 'interaction' || change.after.id !== id) return undefined;
    return mayRead(directory, eyes.subject, change.after) ? changedTo(eyes, directory, change.after) : 'read-again';
  },

  heads: async (reader, view, eyes, directory) => headsOf(await customerView.read(reader, view, eyes, directory)),
};
