import type { EntityOf } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { changed, commandOf, fieldsOf, gapsOf, shownFields, withOrWithout } from './policyEdit.ts';

const none: EntityOf<'policy'> = {
  kind: 'policy',
  id: 'orders',
  version: 1,
  teamName: 'Orders',
  policyVersion: 0,
  purpose: '',
  depth: null,
  text: '',
  excludedChannels: [],
  excludedInboxes: [],
  excludedCategories: [],
  inboxes: [],
  reviewAt: null,
  retentionDays: null,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
  acknowledged: 0,
  members: 7,
  channels: [{ id: 'web', name: 'Web chat' }],
};
const set: EntityOf<'policy'> = {
  ...none,
  policyVersion: 3,
  purpose: 'Training',
  depth: 'letters',
  text: 'Your desk can be watched.',
  reviewAt: new Date('2027-01-15T00:00:00').getTime(),
  retentionDays: 180,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
  acknowledged: 4,
};

describe('K23: a form for a policy', () => {
  test('has no depth chosen when there is none, and names what is missing', () => {
    expect(fieldsOf(none).depth).toBeNull();
    expect(gapsOf(fieldsOf(none))).toEqual(['purpose', 'depth', 'text']);
    expect(commandOf('orders', fieldsOf(none))).toBeUndefined();
  });

  test('takes a whole number of days, 1 to 3650, or none', () => {
    const gaps = (retentionDays: string) => gapsOf({ ...fieldsOf(set), retentionDays });
    expect(['', ' 30 ', '3650'].map(gaps)).toEqual([[], [], []]);
    expect(['0', '3651', '1.5', 'a year'].flatMap(gaps)).toEqual(['retention', 'retention', 'retention', 'retention']);
  });

  test('K30: takes hours with both ends, whole minutes, and purposes one a line', () => {
    const gaps = (more: Partial<ReturnType<typeof fieldsOf>>) => gapsOf({ ...fieldsOf(set), ...more });
    expect([
      gaps({ hoursFrom: '09:00', hoursTo: '17:30' }),
      gaps({ hoursFrom: '22:00', hoursTo: '06:00', weekMinutes: ' 90 ', purposes: '\n A \n\nB' }),
      gaps({ hoursFrom: '09:00' }),
      gaps({ hoursFrom: '09:00', hoursTo: '09:00' }),
      gaps({ weekMinutes: '0' }),
      gaps({ weekMinutes: '10081' }),
      gaps({ purposes: 'x'.repeat(121) }),
      gaps({ purposes: Array.from({ length: 21 }, (_, n) => n).join('\n') }),
    ]).toEqual([[], [], ['hours'], ['hours'], ['minutes'], ['minutes'], ['purposes'], ['purposes']]);
    const limited = {
      hoursFrom: '22:00',
      hoursTo: '06:30',
      zone: 'Asia/Tokyo',
      weekMinutes: ' 90 ',
      purposes: ' A\nB\nA\n',
    };
    const command = commandOf('orders', { ...fieldsOf(set), ...limited });
    expect(command).toMatchObject({
      ...{ zone: 'Asia/Tokyo', hours: { from: 1320, to: 390 }, weekMinutes: 90, purposes: ['A', 'B'] },
    });
    const kept = { ...set, zone: 'Asia/Tokyo', hours: { from: 1320, to: 0 }, weekMinutes: 90, purposes: ['A', 'B'] };
    expect(fieldsOf(kept)).toMatchObject({ hoursFrom: '22:00', hoursTo: '00:00', weekMinutes: '90', purposes: 'A\nB' });
  });

  test('gives the command of all of it, without blanks at the ends', () => {
    const { fields } = changed(set, null, { purpose: '  Helping  ', excludedChannels: ['web'], retentionDays: '' });
    expect(commandOf('orders', fields)).toEqual({
      kind: 'set-policy',
      team: 'orders',
      purpose: 'Helping',
      depth: 'letters',
      text: 'Your desk can be watched.',
      excludedChannels: ['web'],
      excludedInboxes: [],
      excludedCategories: [],
      reviewAt: set.reviewAt,
      retentionDays: null,
      zone: 'UTC',
      hours: null,
      weekMinutes: null,
      purposes: [],
    });
  });
});

describe('K24: what is not saved', () => {
  const edit = changed(set, null, { purpose: 'Helping' });

  test('stays while others acknowledge', () => {
    const acknowledged = { ...set, version: 9, acknowledged: 7 };
    expect(shownFields(acknowledged, edit)).toEqual({ fields: edit.fields, isEdited: true, isConflict: false });
  });

  test('stays, and says so, when somebody else saved or withdrew meanwhile', () => {
    for (const theirs of [
      { ...set, policyVersion: 4, text: 'Another text.' },
      { ...none, policyVersion: 3 },
    ]) {
      expect(shownFields(theirs, edit)).toEqual({ fields: edit.fields, isEdited: true, isConflict: true });
    }
  });

  test('is no change any more when it is what is set, by whomever', () => {
    const saved = { ...set, policyVersion: 4, purpose: 'Helping' };
    expect(shownFields(saved, edit)).toMatchObject({ isEdited: false, isConflict: false });
    expect(changed(saved, edit, { depth: 'sent' }).from).toEqual(fieldsOf(saved));
  });

  test('a box ticked twice is as it was', () => {
    const once = changed(set, null, { excludedInboxes: withOrWithout([], 'mine', true) });
    expect(shownFields(set, once).isEdited).toBe(true);
    const twice = changed(set, once, { excludedInboxes: withOrWithout(once.fields.excludedInboxes, 'mine', false) });
    expect(shownFields(set, twice).isEdited).toBe(false);
  });
});
