import { describe, expect, test } from 'vitest';
import { createItems } from '../../../lib/storage/items';
import { createLogBook } from '../../../lib/storage/log-book';
import { redact } from '../../../lib/storage/redact';
import { settle } from '../messaging/hub-fixture';
import { createFakeArea } from './fake-area';

describe('what may be read in a log', () => {
  test.each([
    ['calls +1 (650) 555-0117 again', 'calls …17 again'],
    ['calls 16505550117', 'calls …17'],
    ['after 300 ms, status 503', 'after 300 ms, status 503'],
    ['token U0pDMTJQMDFQQVMwMHxBQUJKTFRGZz09 sent', 'token … sent'],
    ['session s-a0d17a5f2c4e9z01890d4b5a5c2db0000', 'session …'],
    ['Cannot access contents of url "https://crm.io/d/7".', 'Cannot access contents of url "…".'],
    ['wss://ws-api.ringcentral.com/ws?access_token=x closed', '… closed'],
  ])('%s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });
});

describe('the log', () => {
  const { log } = createItems({ local: createFakeArea(), session: createFakeArea() });

  test('keeps the newest 200 lines, those of an earlier worker included', async () => {
    await log.write(['from before']);
    const book = createLogBook(log);
    book.write('warn', 'first', 0);
    await settle();
    expect(await log.read()).toEqual(['from before', '1970-01-01T00:00:00.000Z warn first']);
    for (let index = 0; index < 250; index += 1) book.write('info', `line ${index}`, 0);
    await settle();
    const lines = await log.read();
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)).toContain('line 249');
  });
});
