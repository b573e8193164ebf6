// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { NO_CALL } from '../../lib/call/snapshot';
import { CALLS, call, row, withHost, withNotices } from './fixtures';
import { showPanel } from './show-panel';

const DANA = row('Dana Ortiz');
const STALE = withNotices(call([DANA], { actions: ['check-now', 'end'] }), { kind: 'stale', ageMs: 1000 });

afterEach(cleanup);

describe('the focus, when what has it disappears', () => {
  test('goes to a row while there are rows', () => {
    const panel = showPanel(STALE);
    panel.button('check-now')?.focus();
    panel.update(call([DANA]));
    expect(document.activeElement).toBe(panel.person('dana-ortiz'));
  });

  test('goes to the bar where there are none', () => {
    const panel = showPanel({ ...STALE, rows: [] });
    panel.button('check-now')?.focus();
    panel.update(call([]));
    expect(document.activeElement).toBe(panel.find('footer [data-action="mute"]'));
  });

  test('goes to the way back once the rep is out', () => {
    const panel = showPanel(call([DANA]));
    panel.button('end-menu')?.focus();
    panel.update(withHost(call([DANA]), { kind: 'left', why: 'chosen' }, ['rejoin', 'end']));
    expect(document.activeElement).toBe(panel.button('rejoin'));
    panel.update(CALLS.ended);
    expect(document.activeElement).toBe(panel.button('dismiss'));
  });

  test('waits at the way out while the call ends', () => {
    const panel = showPanel(call([DANA]));
    panel.button('end-menu')?.focus();
    panel.update(withHost(call([DANA]), { kind: 'ending' }, []));
    expect(document.activeElement).toBe(panel.button('end-menu'));
  });

  test('stays on the page if it was there', () => {
    const panel = showPanel(STALE);
    panel.update(call([DANA]));
    panel.update({ ...NO_CALL, host: { ...NO_CALL.host, phase: { kind: 'ended', reason: 'ended' } } });
    expect(document.activeElement).toBe(document.body);
  });
});
