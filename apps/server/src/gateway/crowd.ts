// How many connections a principal holds. A page has one: when it comes again and there is no room, the one it had before
// is dead though nobody knows it yet.
import { connectionsPerPrincipalMax } from '@oriel/protocol';

interface Member {
  readonly page: string;
  /** Another connection of the same page takes its place. */
  replaced(): void;
}

export class Crowd {
  readonly #members = new Map<string, Set<Member>>();

  /** False: too many. */
  enter(principal: string, member: Member): boolean {
    const members = this.#members.get(principal) ?? new Set<Member>();
    if (members.size >= connectionsPerPrincipalMax) {
      const former = [...members].find(({ page }) => page === member.page);
      if (!former) return false;
      former.replaced();
    }
    members.add(member);
    this.#members.set(principal, members);
    return true;
  }

  leave(principal: string, member: Member): void {
    const members = this.#members.get(principal);
    if (members?.delete(member) && members.size === 0) this.#members.delete(principal);
  }
}
