const DEADLINE_MS = 5000;
const LOOK_EVERY_MS = 10;

/** Waits until `look` finds something. Rejects, naming `what`, after five seconds. */
export async function until<Found>(what: string, look: () => Found | undefined | false): Promise<Found> {
  const deadlineMs = performance.now() + DEADLINE_MS;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadlineMs) throw new Error(`not seen in ${DEADLINE_MS} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
