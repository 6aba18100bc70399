// A team's policy while somebody changes it: what is set, what is in the form, what stands in the way. Pure. Changes that
// are not saved outlive what others do meanwhile; that they did is said, not decided.
import type { Command, EntityOf } from '@oriel/protocol';
import { dateField, fromDateField } from '../texts/times.ts';

type Policy = EntityOf<'policy'>;

/** As the fields hold it. */
export interface PolicyFields {
  purpose: string;
  depth: 'sent' | 'pauses' | 'letters' | null;
  text: string;
  excludedChannels: readonly string[];
  excludedCategories: readonly string[];
  excludedInboxes: readonly string[];
  reviewOn: string;
  retentionDays: string;
}

export interface PolicyEdit {
  fields: PolicyFields;
  /** What was set when the change began, or was last known to the one who makes it. */
  from: PolicyFields;
}

export const fieldsOf = (policy: Policy): PolicyFields => ({
  purpose: policy.purpose,
  depth: policy.depth,
  text: policy.text,
  excludedChannels: policy.excludedChannels,
  excludedInboxes: policy.excludedInboxes,
  excludedCategories: policy.excludedCategories,
  reviewOn: dateField(policy.reviewAt),
  retentionDays: policy.retentionDays === null ? '' : String(policy.retentionDays),
});

const comparable = ({
  purpose,
  text,
  retentionDays,
  excludedChannels,
  excludedInboxes,
  excludedCategories,
  ...rest
}: PolicyFields): string =>
  JSON.stringify([
    purpose.trim(),
    text.trim(),
    retentionDays.trim(),
    excludedChannels.toSorted(),
    excludedInboxes.toSorted(),
    excludedCategories.toSorted(),
    rest.depth,
    rest.reviewOn,
  ]);

const same = (a: PolicyFields, b: PolicyFields): boolean => comparable(a) === comparable(b);

/** What the form shows: what is set, or the change that is not saved. */
export function shownFields(
  policy: Policy,
  edit: PolicyEdit | null,
): { fields: PolicyFields; isEdited: boolean; isConflict: boolean } {
  const set = fieldsOf(policy);
  if (!edit || same(edit.fields, set)) return { fields: edit?.fields ?? set, isEdited: false, isConflict: false };
  return { fields: edit.fields, isEdited: true, isConflict: !same(edit.from, set) };
}

/** One field changed. A change that has become what is set begins anew from there. */
export function changed(policy: Policy, edit: PolicyEdit | null, change: Partial<PolicyFields>): PolicyEdit {
  const { fields, isEdited } = shownFields(policy, edit);
  return { fields: { ...fields, ...change }, from: isEdited && edit ? edit.from : fieldsOf(policy) };
}

export const withOrWithout = <T>(all: readonly T[], one: T, isIn: boolean): T[] => {
  const others = all.filter((each) => each !== one);
  return isIn ? [...others, one] : others;
};

export type PolicyGap = 'purpose' | 'depth' | 'text' | 'retention';

export function gapsOf({ purpose, depth, text, retentionDays }: PolicyFields): PolicyGap[] {
  const days = retentionDays.trim();
  return [
    ...(purpose.trim() === '' ? (['purpose'] as const) : []),
    ...(depth === null ? (['depth'] as const) : []),
    ...(text.trim() === '' ? (['text'] as const) : []),
    ...(days !== '' && !(/^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= 3650)
      ? (['retention'] as const)
      : []),
  ];
}

/** The command for fields without gaps; undefined: there is one. */
export function commandOf(team: string, fields: PolicyFields): Command | undefined {
  if (gapsOf(fields).length > 0 || fields.depth === null) return undefined;
  return {
    kind: 'set-policy',
    team,
    purpose: fields.purpose.trim(),
    depth: fields.depth,
    text: fields.text.trim(),
    excludedChannels: [...fields.excludedChannels],
    excludedInboxes: [...fields.excludedInboxes],
    excludedCategories: [...fields.excludedCategories],
    reviewAt: fromDateField(fields.reviewOn),
    retentionDays: fields.retentionDays.trim() === '' ? null : Number(fields.retentionDays),
  };
}
