import { expect, test } from 'vitest';
import { INNER_NAMES } from '../../wxt.config';
import { filesMatching } from './source';

/** Everything that crosses a message port, and so must keep its name in every script. */
const WIRE = /^lib\/(call\/(snapshot|commands|reasons)|messaging\/protocol)\.ts$/;

test('no name of a message is shortened in the panel', () => {
  const onTheWire = filesMatching(WIRE).flatMap(({ text }) =>
    [...text.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name),
  );
  // Read once, in quotes, by lib/messaging/client.ts.
  expect(INNER_NAMES.filter((name) => onTheWire.includes(name))).toEqual(['snapshot']);
});
