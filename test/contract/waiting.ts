/** Waits until `look` finds something. Rejects with the last miss after `withinMs` (default 5 s). */
export async function eventually<Found>(look: () => Found | undefined | false, withinMs = 5000): Promise<Found> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadlineMs) throw new Error(`not seen within ${withinMs} ms: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
