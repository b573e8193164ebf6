// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { insertText } from '../../entrypoints/popup/insert-text';

const field = () => document.querySelector('input');

beforeEach(() => {
  // A browser that leaves typing to us; happy-dom has no such command at all.
  document.execCommand = () => false;
  document.body.innerHTML = '<input type="text"><button>Save</button>';
});

describe('in the page itself', () => {
  test('the field that has the focus gets the text, at its cursor', () => {
    const input = field();
    if (!input) throw new Error('There is no field');
    input.value = 'before after';
    input.focus();
    input.setSelectionRange(7, 7);
    expect(insertText('now ')).toBe(true);
    expect(input.value).toBe('before now after');
  });

  test.each(['readonly', 'disabled'])('a field that is %s gets nothing', (attribute) => {
    field()?.focus();
    field()?.setAttribute(attribute, '');
    expect(insertText('text')).toBe(false);
    expect(field()?.value).toBe('');
  });

  test('nothing but fields gets it', () => {
    document.querySelector('button')?.focus();
    expect(insertText('text')).toBe(false);
    expect(field()?.value).toBe('');
  });
});
