const PATHS = {
  mic: 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3',
  'mic-off':
    'M4 4l16 16M9 6v5a3 3 0 0 0 4.6 2.5M15 10V6a3 3 0 0 0-5.6-1.5M5 11a7 7 0 0 0 10.8 5.9M19 11c0 1-.2 2-.6 2.9M12 18v3',
  cross: 'M6 6l12 12M18 6L6 18',
  again: 'M4 5v5h5M4.6 10A8 8 0 1 1 4 13',
  pause: 'M9 5v14M15 5v14',
  pad: 'M6 6h.01M12 6h.01M18 6h.01M6 12h.01M12 12h.01M18 12h.01M6 18h.01M12 18h.01M18 18h.01',
  record: 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  down: 'M5 9l7 7 7-7',
  plus: 'M12 5v14M5 12h14',
  gear: 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  check: 'M5 13l4 4L19 7',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing; the control around it carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
