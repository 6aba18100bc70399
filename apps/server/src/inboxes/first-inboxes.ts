// Sets up the inboxes that every floor begins with. Level-triggered: one that administrators have changed or deleted since
// stays as they made it.
import { firstInboxes, system, type Directory } from '@oriel/domain';
import type { Commits } from '../store/commits.ts';

export async function setUpFirstInboxes(commits: Commits, directory: () => Directory): Promise<void> {
  for (const [id, terms] of firstInboxes) {
    if (directory().has(id)) continue;
    const fact = { kind: 'inbox-saved' as const, ...terms };
    await commits.commit({ by: system, key: null, command: { kind: 'set-up', id, fact } });
  }
}
