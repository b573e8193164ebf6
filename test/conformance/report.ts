/** What the command found out, told as it goes. */
export interface Report {
  section(title: string): void;
  /** One line that counts: it passed if there are no problems. */
  check(name: string, problems: readonly string[]): void;
  /** A line that does not count. */
  note(text: string): void;
  /** The last line, and whether everything passed. */
  end(): { readonly line: string; readonly ok: boolean };
}

const SHOWN_PROBLEMS = 8;

/** Creates a report that writes with `print`. */
export function createReport(print: (line: string) => void): Report {
  let passed = 0;
  let failed = 0;
  return {
    section: (title) => print(`\n${title}`),
    check(name, problems) {
      if (problems.length === 0) passed += 1;
      else failed += 1;
      print(`  ${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
      for (const problem of problems.slice(0, SHOWN_PROBLEMS)) print(`          ${problem}`);
      if (problems.length > SHOWN_PROBLEMS) print(`          and ${problems.length - SHOWN_PROBLEMS} more`);
    },
    note: (text) => print(`        ${text}`),
    end: () => ({ line: `${passed} passed, ${failed} failed`, ok: failed === 0 && passed > 0 }),
  };
}
