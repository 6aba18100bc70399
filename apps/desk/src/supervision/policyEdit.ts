// A team's policy while somebody changes it: what is set, what is in the form, what stands in the way. Pure. Changes that
// are not saved outlive what others do meanwhile; that they did is said, not decided.
import { purposesMax, purposeUnitsMax, weekMinutesMax, type Command, type EntityOf } from '@oriel/protocol';
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
  zone: string;
  /** As fields of time have them, 09:00; both empty: at all hours. */
  hoursFrom: string;
  hoursTo: string;
  weekMinutes: string;
  /** One a line. */
  purposes: string;
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
  // Before there is a policy: that of whoever sets it, and not one that nobody chose.
  zone: policy.depth === null ? Intl.DateTimeFormat().resolvedOptions().timeZone : policy.zone,
  hoursFrom: policy.hours ? timeField(policy.hours.from) : '',
  hoursTo: policy.hours ? timeField(policy.hours.to) : '',
  weekMinutes: policy.weekMinutes === null ? '' : String(policy.weekMinutes),
  purposes: policy.purposes.join('\n'),
});

const timeField = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const fromTimeField = (text: string): number | null => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

const linesOf = (text: string): string[] => [
  ...new Set(text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
];

const comparable = ({
  purpose,
  text,
  retentionDays,
  excludedChannels,
  excludedInboxes,
  excludedCategories,
  weekMinutes,
  purposes,
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
    weekMinutes.trim(),
    linesOf(purposes),
    rest.hoursFrom,
    rest.hoursTo,
    rest.zone,
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

export type PolicyGap = 'purpose' | 'depth' | 'text' | 'retention' | 'hours' | 'minutes' | 'purposes';

const isWhole = (text: string, max: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= max;

export function gapsOf(fields: PolicyFields): PolicyGap[] {
  const { purpose, depth, text, retentionDays, hoursFrom, hoursTo, weekMinutes } = fields;
  const purposes = linesOf(fields.purposes);
  return [
    ...(purpose.trim() === '' ? (['purpose'] as const) : []),
    ...(depth === null ? (['depth'] as const) : []),
    ...(text.trim() === '' ? (['text'] as const) : []),
    ...(retentionDays.trim() !== '' && !isWhole(retentionDays, 3650) ? (['retention'] as const) : []),
    ...((hoursFrom === '') !== (hoursTo === '') || (hoursFrom !== '' && hoursFrom === hoursTo)
      ? (['hours'] as const)
      : []),
    ...(weekMinutes.trim() !== '' && !isWhole(weekMinutes, weekMinutesMax) ? (['minutes'] as const) : []),
    ...(purposes.length > purposesMax || purposes.some((line) => line.length > purposeUnitsMax)
      ? (['purposes'] as const)
      : []),
  ];
}

/** The command for fields without gaps; undefined: there is one. */
export function commandOf(team: string, fields: PolicyFields): Command | undefined {
  if (gapsOf(fields).length > 0 || fields.depth === null) return undefined;
  const [from, to] = [fromTimeField(fields.hoursFrom), fromTimeField(fields.hoursTo)];
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
    zone: fields.zone,
    hours: from === null || to === null ? null : { from, to },
    weekMinutes: fields.weekMinutes.trim() === '' ? null : Number(fields.weekMinutes),
    purposes: linesOf(fields.purposes),
  };
}
