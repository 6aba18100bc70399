const strokes = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': true,
} as const;

export const Close = () => (
  <svg {...strokes}>
    <path d="M6 6l12 12M18 6 6 18" />
  </svg>
);

export const Arrow = () => (
  <svg {...strokes}>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </svg>
);

export const Down = () => (
  <svg {...strokes}>
    <path d="M12 5v14M6 13l6 6 6-6" />
  </svg>
);

export const Tick = () => (
  <svg {...strokes}>
    <path d="m5 13 4 4L19 7" />
  </svg>
);
