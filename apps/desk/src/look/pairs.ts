/*
 * Which token stands on which: every pair that a component uses. Words need 4.5:1, the draft 5:1 where we can choose;
 * borders and shapes that mean something 3:1. A new pair in a component is a new line here.
 */
type Pairs = readonly (readonly [over: string, under: readonly string[]])[];

export const words: Pairs = [
  [
    'text',
    [
      'background',
      'surface',
      'sunken',
      'hover',
      'accent-wash',
      'watch-wash',
      'loud-wash',
      'answered',
      'accepted',
      'late-wash',
      'comment-wash',
    ],
  ],
  [
    'muted',
    [
      'background',
      'surface',
      'sunken',
      'hover',
      'accent-wash',
      'watch-wash',
      'answered',
      'accepted',
      'late-wash',
      'comment-wash',
    ],
  ],
  ['faint', ['background', 'surface']],
  ['accent', ['background', 'surface', 'hover']],
  ['on-accent', ['accent']],
  ['surface', ['accent', 'watch']],
  ['watch', ['background', 'surface', 'watch-wash']],
  ['on-watch', ['watch']],
  ['loud', ['surface', 'loud-wash']],
  ['on-loud', ['loud']],
  ['comment', ['background', 'surface', 'comment-wash']],
  ['late', ['background', 'surface', 'late-wash', 'accepted', 'answered']],
  ['on-avatar', ['avatar-1', 'avatar-2', 'avatar-3', 'avatar-4', 'avatar-5', 'avatar-6', 'avatar-7', 'avatar-8']],
];

export const drafts: Pairs = [['draft', ['background', 'surface']]];

export const shapes: Pairs = [
  ['yellow', ['background', 'surface', 'late-wash', 'answered', 'accepted', 'hover']],
  ['line-strong', ['background', 'surface', 'loud-wash']],
  ['accent', ['background', 'surface', 'watch-wash', 'loud-wash', 'late-wash']],
  ['connected', ['surface', 'late-wash', 'hover']],
  ['watch', ['background', 'surface']],
  ['watch-frame', ['background', 'surface', 'watch-wash']],
  ['loud-line', ['surface', 'loud-wash']],
  ['green', ['background', 'surface', 'late-wash', 'watch-wash', 'hover']],
  ['amber', ['background', 'surface', 'late-wash', 'watch-wash', 'hover']],
  ['orange', ['background', 'surface', 'late-wash', 'watch-wash', 'hover']],
  ['red', ['background', 'surface', 'late-wash', 'watch-wash', 'hover']],
  ['muted', ['surface', 'late-wash', 'watch-wash', 'answered', 'accepted']],
];
