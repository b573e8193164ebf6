import { describe, expect, test } from 'vitest';
import { createLevels } from '../../../lib/phone/levels';
import { FakeAudio } from './fake-ports';
import { ManualClock } from './manual-clock';

describe('levels', () => {
  test('are sent at most five times a second, only while somebody watches', async () => {
    const clock = new ManualClock();
    const sent: object[] = [];
    const watch = createLevels({ audio: new FakeAudio(), clock, send: (levels) => sent.push(levels) });
    await clock.advance(5000);
    expect(sent).toEqual([]);
    watch(true);
    watch(true);
    await clock.advance(1000);
    expect(sent).toEqual(Array(4).fill({ microphone: 0.5, quality: 'good' }));
    watch(false);
    await clock.advance(5000);
    expect(sent).toHaveLength(4);
  });
});
