/** The clock of everything on screen: it never jumps, as the time of day does. */
export const nowMs = (): number => performance.now();
