/** The origin of an address that a person typed, or null where the panel may not go. */
export function parseSite(text: string): string | null {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]*:\d/.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, origin, username } = new URL(address);
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(hostname);
  return protocol === 'https:' && isHost && username === '' ? origin : null;
}
