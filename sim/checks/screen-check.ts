// What stands on screens: each entity as the log has it in that version, never an older one after a newer, conversations
// without holes. Only what came with the last frames is looked at.
import type { ViewHandle } from '@oriel/client';
import type { Entity } from '@oriel/protocol';
import type { LogCheck } from './log-check.ts';

export class ScreenCheck {
  readonly #log: LogCheck;
  readonly #problem: (what: string) => void;
  readonly #seen = new WeakSet<Entity>();

  constructor(log: LogCheck, problem: (what: string) => void) {
    this.#log = log;
    this.#problem = problem;
  }

  look(page: string, handles: Iterable<ViewHandle>): void {
    for (const handle of handles) {
      if (handle.status.peek().is !== 'open') continue;
      const lines: number[] = [];
      for (const entity of handle.entities()) {
        if (entity.kind === 'entry') lines.push(entity.version);
        if (this.#seen.has(entity)) continue;
        this.#seen.add(entity);
        this.#entity(page, handle, entity);
      }
      if (handle.view.view === 'conversation') this.#holes(page, handle, lines);
    }
  }

  #entity(page: string, { view }: ViewHandle, entity: Entity): void {
    const where = `${page} sees in ${view.view}`;
    if (entity.kind === 'interaction') {
      const logged = this.#log.interactions.get(`${entity.id} ${entity.version}`);
      if (!logged) return this.#problem(`${where} an interaction that is not in the log: ${JSON.stringify(entity)}`);
      const { state, agent, customer, team, answered, stateAt, categoriesVersion } = logged;
      const same =
        entity.state === state &&
        entity.agent === agent &&
        entity.customer === customer &&
        entity.team === team &&
        entity.answered === answered &&
        entity.stateAt === stateAt &&
        entity.categoriesVersion === categoriesVersion;
      if (!same) this.#problem(`${where} ${JSON.stringify(entity)}, and the log has ${JSON.stringify(logged)}`);
    }
    if (entity.kind === 'entry' && view.view === 'conversation') {
      const fact = this.#log.entries.get(`${view.interaction} ${entity.version}`);
      if (!fact) return this.#problem(`${where} a line that is not in the log: ${JSON.stringify(entity)}`);
      if ('text' in fact && entity.text !== '' && entity.text !== fact.text)
        this.#problem(`${where} “${entity.text}”, and the log has “${fact.text}”`);
    }
  }

  #holes(page: string, { view }: ViewHandle, lines: number[]): void {
    lines.sort((a, b) => a - b);
    for (let at = 1; at < lines.length; at += 1) {
      if (lines[at] !== lines[at - 1]! + 1)
        return this.#problem(`${page} has a hole in ${JSON.stringify(view)}: ${lines[at]} follows ${lines[at - 1]}`);
    }
  }
}
