import { useEffect, useState } from 'preact/hooks';
import type { Guard, LevelView, OpenReason } from '../../components/call-props';
import { Panel } from '../../components/panel';
import type { Translate } from '../../components/translate';
import { useSnapshot } from '../../components/use-snapshot';
import type { Client, Push } from '../../lib/messaging/client';
import type { Layout } from '../../lib/messaging/protocol';

interface PanelAppProps {
  readonly client: Client;
  readonly firstLayout: Layout;
  /** Everything beside the snapshot that the background pushes. Returns the way to stop. */
  readonly onPush: (listener: (push: Push) => void) => () => void;
  readonly guard: Guard;
  readonly t: Translate;
  readonly dir: 'ltr' | 'rtl';
}

/** Opens what the panel has no place or permission for. Nothing is to be done where that fails: it can be asked again. */
function openElsewhere(client: Client, why: OpenReason): void {
  void client.request({ kind: why === 'microphone' ? 'openMicrophone' : 'openPopup' });
}

/** Ties the panel to the background. */
export function PanelApp({ client, firstLayout, onPush, guard, t, dir }: PanelAppProps) {
  const received = useSnapshot(client);
  const [layout, setLayout] = useState(firstLayout);
  const [level, setLevel] = useState<LevelView | undefined>();
  useEffect(
    () =>
      onPush((push) => {
        if (push.kind === 'layout') setLayout(push.layout);
        if (push.kind === 'levels') setLevel(push.levels);
      }),
    [onPush],
  );
  const minimise = (minimised: boolean): void => {
    setLayout({ ...layout, minimised });
    void client.request({ kind: 'setMinimised', minimised });
  };
  return (
    <Panel
      snapshot={received.snapshot}
      receivedAtMs={received.receivedAtMs}
      send={async (command) => {
        const outcome = await client.send(command);
        return outcome.ok ? null : outcome.refusal;
      }}
      guard={guard}
      removal={layout.removal}
      level={level}
      onOpenPopup={(why) => openElsewhere(client, why)}
      minimised={layout.minimised}
      onMinimise={minimise}
      t={t}
      dir={dir}
    />
  );
}
