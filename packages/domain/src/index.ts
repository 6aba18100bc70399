// The rules, pure: decide(scene, act) → facts | refusal; evolve(entity, fact); nextDue; choose; may…
export * from './access/directory.ts';
export type * from './access/facts.ts';
export * from './access/may.ts';
export * from './agents/agent.ts';
export * from './agents/select.ts';
export * from './channels/group.ts';
export * from './categories/tree.ts';
export * from './customers/customer.ts';
export * from './decide.ts';
export type * from './fact.ts';
export * from './inboxes/counts.ts';
export { nextDue, targetMs, targetTeamMs } from './interactions/decide.ts';
export * from './interactions/facts.ts';
export * from './interactions/interaction.ts';
export * from './interactions/select.ts';
export * from './principal.ts';
export * from './routing/choose.ts';
export * from './scene.ts';
