import { hidePerson } from '../../lib/messaging/mask';
import type { CallSummary } from '../../lib/record/summary';

/** A past call as it may be seen on a shared screen. What is copied or called again is the real one. */
export const hideSummary = (summary: CallSummary): CallSummary => ({
  ...summary,
  people: summary.people.map(({ crm: _crm, ...person }) => hidePerson(person)),
  lines: summary.lines.map(hidePerson),
});
