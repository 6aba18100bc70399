// The view `approvals`: Supervision > Approvals. What agents of the led teams have submitted and nobody has decided on yet,
// oldest first, each with what was said last; and whose replies need approval. By the right of leading, not of watching:
// what is here was handed in to be read, so no policy is asked, no look is logged, and nothing of a draft is ever in it.
import { listedOf, mayApprove, mayRequireApproval, type Directory, type Interaction } from '@oriel/domain';
import { rowsPerPage, type ViewOf } from '@oriel/protocol';
import { presentApprovalRule, presentSubmission } from '../hub/presenters.ts';
import { headsOf, type Eyes, type ViewRoom } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';

/** What was said last, to judge a reply by: about a screen of it. */
const recentMax = 8;

const ledAgents = (directory: Directory, { subject }: Eyes): string[] =>
  listedOf(directory, 'person').flatMap(({ id }) => (mayApprove(directory, subject, id) ? [id] : []));

const isPending = (interaction: Interaction | undefined): boolean => interaction?.submitted?.is === 'pending';

export const approvalsView: ViewRoom<ViewOf<'approvals'>> = {
  // By agent and not by team: what they have may have come in on another team's channel.
  topics: (_view, eyes, directory) => [topic.directory, ...ledAgents(directory, eyes).map(topic.agent)],

  async read(reader, _view, eyes, directory) {
    const rules = listedOf(directory, 'person').filter(({ id }) => mayRequireApproval(directory, eyes.subject, id));
    const agents = ledAgents(directory, eyes);
    const pending = agents.length > 0 ? await reader.submittedBy(agents, rowsPerPage) : [];
    const ids = pending.map(({ id }) => id);
    const said = ids.length > 0 ? await reader.lastSaid(ids, recentMax) : [];
    return {
      entities: [
        ...pending.flatMap(
          (each) =>
            presentSubmission(
              directory,
              each,
              said.filter(({ id }) => id === each.id),
            ) ?? [],
        ),
        ...rules.map((person) => presentApprovalRule(directory, person)),
      ],
      more: pending.length === rowsPerPage,
    };
  },

  shows(change) {
    switch (change.kind) {
      case 'interaction':
        return isPending(change.before) || isPending(change.after) ? 'read-again' : undefined;
      case 'listed':
        return change.after.kind === 'person' || change.after.kind === 'team' ? 'read-again' : undefined;
      default:
        return undefined;
    }
  },

  heads: async (reader, view, eyes, directory) => headsOf(await approvalsView.read(reader, view, eyes, directory)),
};
