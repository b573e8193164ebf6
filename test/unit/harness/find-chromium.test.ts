import { describe, expect, test } from 'vitest';
import { isBranded, isRecent } from '../../harness/find-chromium';

describe('a browser, by what it says about itself', () => {
  test('Chrome and Edge are branded, Chromium and Chrome for Testing are not', () => {
    expect(isBranded('Google Chrome 150.0.7000.1')).toBe(true);
    expect(isBranded('Microsoft Edge 150.0.3000.1')).toBe(true);
    expect(isBranded('Chromium 150.0.7000.1 built on Debian')).toBe(false);
    expect(isBranded('Google Chrome for Testing 150.0.7000.1')).toBe(false);
  });

  test('versions before 127 are too old', () => {
    expect(isRecent('Chromium 126.0.1.2')).toBe(false);
    expect(isRecent('Chromium 127.0.1.2')).toBe(true);
    expect(isRecent('Chromium (version unknown)')).toBe(true);
  });
});
