import type { SummaryLine } from '../lib/record/summary';
import { lineText, timeOfDay } from './record-words';
import type { Translate } from './translate';

/** What happened, oldest first, with the time of day. */
export function RecordLines({ lines, t }: { readonly lines: readonly SummaryLine[]; readonly t: Translate }) {
  return (
    <ol class="log timed">
      {lines.map((line) => (
        <li key={`${line.atMs} ${line.what} ${line.name} ${line.number}`} data-timeline={line.what}>
          <span class="ago">{timeOfDay(line.atMs)}</span>
          <span>{lineText(line, t)}</span>
        </li>
      ))}
    </ol>
  );
}
