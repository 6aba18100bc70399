// Makes a failing plan smaller, as long as it still fails: fewer nodes, fewer people, fewer kinds of faults, less time. Not always with
// the same words: another failure of a smaller plan is as good a beginning.
import { run, type Plan } from './run.ts';

export interface Shrunk {
  plan: Plan;
  problem: string;
}

/** Each a little less of something; those that change nothing are left out. */
function smaller(plan: Plan): Plan[] {
  const people = ['watchers', 'visible', 'customers', 'agents'] as const;
  return [
    ...(plan.nodes > 1 ? [{ ...plan, nodes: plan.nodes - 1 }] : []),
    ...plan.faults.map((fault) => ({ ...plan, faults: plan.faults.filter((each) => each !== fault) })),
    ...people.flatMap((who) =>
      plan[who] > 0
        ? [
            { ...plan, [who]: 0 },
            { ...plan, [who]: plan[who] - 1 },
          ]
        : [],
    ),
    ...(plan.roughMs > 2_000 ? [{ ...plan, roughMs: Math.round(plan.roughMs / 2) }] : []),
    ...(plan.roughMs > 2_000 ? [{ ...plan, roughMs: Math.round(plan.roughMs * 0.9) }] : []),
  ];
}

export async function shrink(plan: Plan, problem: string, say: (line: string) => void): Promise<Shrunk> {
  let best: Shrunk = { plan, problem };
  for (;;) {
    const better = await firstFailing(smaller(best.plan));
    if (!better) return best;
    best = better;
    const { nodes, faults, roughMs, agents, customers, visible, watchers } = best.plan;
    say(
      `  still fails with ${nodes} nodes, ${agents}+${customers}+${visible}+${watchers} people, ${roughMs} ms, ${faults.join(' ') || 'no faults'}`,
    );
  }
}

async function firstFailing(plans: readonly Plan[]): Promise<Shrunk | undefined> {
  for (const plan of plans) {
    const { problems } = await run(plan);
    if (problems.length > 0) return { plan, problem: problems[0]! };
  }
  return undefined;
}
