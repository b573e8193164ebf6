/** Line drawings on a grid of 24; each page ships only those that it shows. */
export const MIC = 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3';
export const MIC_OFF = `${MIC}M4 4l16 16`;
export const CROSS = 'M6 6l12 12M18 6L6 18';
export const AGAIN = 'M4 5v5h5M4.6 10A8 8 0 1 1 4 13';
export const PAUSE = 'M9 5v14M15 5v14';
export const PAD = 'M6 6h0M12 6h0M18 6h0M6 12h0M12 12h0M18 12h0M6 18h0M12 18h0M18 18h0';
export const RECORD = 'M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0';
export const MORE = 'M5 12h1M11.5 12h1M18 12h1';
export const DOWN = 'M5 9l7 7 7-7';
export const SIDES = 'M8 7l-4 5 4 5M16 7l4 5-4 5M4 12h16';
export const NOTE = 'M5 4h14v16H5zM9 9h6M9 13h6';
export const PLUS = 'M12 5v14M5 12h14';
export const GEAR =
  'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1';
export const CHECK = 'M5 13l4 4L19 7';

export const EYE = 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0';
export const EYE_OFF = `${EYE}M4 4l16 16`;

/** A line drawing; the control around it carries the name. */
export function Icon({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
