/** Two letters for the avatar: of the names, else the country code or the last two digits of a number. */
export function initials(name: string): string {
  const [first = '?', second] = name.match(/[\p{L}\p{N}+]+/gu) ?? [];
  if (/^\d/.test(first)) return name.slice(-2);
  const [one = '', two = ''] = first;
  const [other = two] = one === '+' ? [] : (second ?? '');
  return (one + other).toUpperCase();
}
