/** Invented people, in several scripts. */
export const PEOPLE = [
  ...['Ann Lee', 'Bob Ochoa', 'Zoë Müller', 'Łukasz Wójcik', 'Mary-Kate O’Neill', 'Priya Raghunathan', 'José García'],
  ...['田中 美咲', 'محمد علي', 'Ольга Петрова', 'Jean-Luc de Vries', 'Dr. Ruth Adeyemi', 'Siobhán Byrne', 'Wei Chen'],
] as const;

/** Invented companies. */
export const COMPANIES = [
  'Acme Ltd',
  'Globex Renewal',
  'Initech GmbH',
  'Umbrella Health',
  'Hooli 24',
  'Vandelay',
] as const;
