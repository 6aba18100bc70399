import type { Command, Mention } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { person, principals } from '../../testing/builders/access.ts';
import { aSeat } from '../../testing/builders/agents.ts';
import { accepted, anInteraction } from '../../testing/builders/interactions.ts';
import { aScene, shown } from '../../testing/builders/scene.ts';
import { decide, touches } from '../decide.ts';

const one = anInteraction('one', accepted('ana'));
const ben: Mention = { at: 0, length: 4, person: 'ben' };
const comment = (text: string, mentions: Mention[], more: { for?: string } = {}): Command => ({
  ...{ kind: 'comment', interaction: 'one', text, mentions },
  ...more,
});
const decided = (command: Command, by: { kind: 'person'; id: string } = person('ana')) =>
  decide(aScene({ interactions: [one] }), { by, key: null, command });
const kinds = (command: Command, by?: { kind: 'person'; id: string }) => {
  const decision = decided(command, by);
  return 'refused' in decision ? decision.refused : decision.facts.map(({ id, kind }) => `${id} ${kind}`);
};

describe('CO5 mentions', () => {
  test('CO5 who is named is told with the comment, in one transaction', () => {
    expect(decided(comment('@Ben, look', [ben]))).toEqual({
      facts: [
        { stream: 'interaction', id: 'one', kind: 'commented', text: '@Ben, look', mentions: [ben] },
        {
          ...{ stream: 'agent', id: 'ben', kind: 'mentioned', entry: `one.${one.version + 1}` },
          ...{ interaction: 'one', customerName: one.customerName },
        },
      ],
      onBehalfOf: null,
      interaction: 'one',
    });
    expect(touches({ by: person('ana'), key: null, command: comment('@Ben', [ben]) }).agents).toEqual(['ben']);
  });

  test('CO5 only who may read it, by their whole name; what is not true is words like any others', () => {
    const untrue: [string, Mention][] = [
      ['@Cleo of another team', { at: 0, length: 5, person: 'cleo' }],
      ['@Sam who leads it', { at: 0, length: 4, person: 'sam' }],
      ['@Ben by another name', { at: 0, length: 4, person: 'ana' }],
      ['@Ben too long', { at: 0, length: 5, person: 'ben' }],
      ['Ben without a sign', { at: 0, length: 4, person: 'ben' }],
      ['@Ben elsewhere', { at: 900, length: 4, person: 'ben' }],
      ['@Nobody', { at: 0, length: 7, person: 'nobody' }],
    ];
    for (const [text, mention] of untrue) expect(kinds(comment(text, [mention]))).toEqual(['one commented']);
    expect(decided(comment('@Cleo', [{ at: 0, length: 5, person: 'cleo' }]))).toMatchObject({
      facts: [{ kind: 'commented', text: '@Cleo' }],
    });
  });

  test('CO5 each is told once, and nobody of their own words', () => {
    const again: Mention = { at: 5, length: 4, person: 'ben' };
    expect(kinds(comment('@Ben @Ben', [again, ben, ben]))).toEqual(['one commented', 'ben mentioned']);
    expect(kinds(comment('@Ana', [{ at: 0, length: 4, person: 'ana' }]))).toEqual(['one commented']);
  });

  test('CO5 a supervisor’s comment names colleagues too, the one on whose desk it is among them', () => {
    const both = [ben, { at: 5, length: 4, person: 'ana' }];
    expect(kinds(comment('@Ben @Ana', both, { for: 'ana' }), principals.supervisor)).toEqual([
      'one commented',
      'ben mentioned',
      'ana mentioned',
    ]);
  });

  test('CO5 one says that one has seen one’s own mention, once', () => {
    const list = [{ entry: 'one.5', interaction: 'one', customerName: 'Kim', by: 'person:ben', at: 5 }];
    const scene = aScene({ agents: [aSeat('ana', { mentions: { version: 3, list } }), aSeat('ben')] });
    const seen = (who: string, mention: string) =>
      shown(decide(scene, { by: person(who), key: null, command: { kind: 'dismiss-mention', mention } }));
    expect([seen('ana', 'one.5'), seen('ana', 'one.6'), seen('ben', 'one.5')]).toEqual([
      expect.stringContaining('agent ana mention-dismissed'),
      'no: unchanged',
      'no: unchanged',
    ]);
  });
});
