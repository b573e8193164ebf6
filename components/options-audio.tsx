import { Button } from './button';
import { Preference, SelectPreference, SwitchPreference } from './preference';
import type { PreferenceSettings } from './preferences';
import { Setting } from './setting';
import type { Translate } from './translate';

/** A device as the browser names it. */
export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

export interface AudioSettings extends PreferenceSettings {
  readonly devices: {
    readonly inputs: readonly AudioDevice[];
    readonly outputs: readonly AudioDevice[];
  };
  /** 0 to 1 while the microphone is tried; null while it is closed. */
  readonly level: number | null;
  /** Why the microphone could not be tried. */
  readonly trouble?: 'denied' | 'missing' | undefined;
  readonly onTryMicrophone: () => void;
  readonly onTestTone: (which: 'speakerId' | 'ringerId') => void;
  readonly onAllowMicrophone: () => void;
}

interface SectionProps {
  readonly audio: AudioSettings;
  readonly t: Translate;
}

/** What is spoken into and heard from. */
export function OptionsAudio({ audio, t }: SectionProps) {
  const isNamed = [...audio.devices.inputs, ...audio.devices.outputs].some(({ label }) => label !== '');
  return (
    <section data-section="audio">
      <h1>{t('nav_audio')}</h1>
      {!isNamed && (
        <Setting title={t('devices_unnamed')} hint={t('step_microphone_hint')}>
          <Button does="allow-microphone" class="btn primary" onClick={audio.onAllowMicrophone}>
            {t('allow')}
          </Button>
        </Setting>
      )}
      <Device name="microphoneId" audio={audio} t={t} />
      <MicrophoneTest audio={audio} t={t} />
      <Device name="speakerId" audio={audio} t={t} />
      <Device name="ringerId" audio={audio} t={t} />
      <RingVolume audio={audio} t={t} />
      <SwitchPreference settings={audio} name="chime" title={t('pref_chime')} hint={t('pref_chime_hint')} t={t} />
    </section>
  );
}

interface DeviceProps extends SectionProps {
  readonly name: 'microphoneId' | 'speakerId' | 'ringerId';
}

function Device({ name, audio, t }: DeviceProps) {
  const known = name === 'microphoneId' ? audio.devices.inputs : audio.devices.outputs;
  const chosen = audio.preferences[name];
  const isGone = chosen !== '' && !known.some(({ id }) => id === chosen);
  const gone = isGone ? [[chosen, t('device_gone')] as const] : [];
  const listed = known.map(({ id, label }, index) => [id, label || t('device_number', String(index + 1))] as const);
  return (
    <div class="device">
      <SelectPreference
        settings={audio}
        name={name}
        title={t(`pref_${name}`)}
        hint={t(isGone ? 'device_gone_hint' : `pref_${name}_hint`)}
        options={[['', t('device_system')], ...gone, ...listed]}
        t={t}
      />
      {name !== 'microphoneId' && (
        <Button does={`test-${name}`} class="btn" onClick={() => audio.onTestTone(name)}>
          {t('test_tone')}
        </Button>
      )}
    </div>
  );
}

function MicrophoneTest({ audio, t }: SectionProps) {
  const { level, trouble } = audio;
  const isOpen = level !== null;
  return (
    <Setting title={t('microphone_test')} hint={t(trouble ? `microphone_test_${trouble}` : 'microphone_test_hint')}>
      <div class="inline">
        <meter aria-label={t('microphone_level')} min={0} max={1} value={level ?? 0} />
        <Button does="try-microphone" class="btn" aria-pressed={isOpen} onClick={audio.onTryMicrophone}>
          {t(isOpen ? 'microphone_test_stop' : 'microphone_test_start')}
        </Button>
      </div>
    </Setting>
  );
}

function RingVolume({ audio, t }: SectionProps) {
  const { preferences, onChange } = audio;
  const title = t('pref_ring_volume');
  return (
    <Preference settings={audio} name="ringVolumePercent" title={title} hint={t('pref_ring_volume_hint')} t={t}>
      {(isLocked) => (
        <input
          type="range"
          data-field="ring-volume"
          aria-label={title}
          min={0}
          max={100}
          step={10}
          value={preferences.ringVolumePercent}
          disabled={isLocked}
          onChange={(event) => onChange({ ringVolumePercent: Number(event.currentTarget.value) })}
        />
      )}
    </Preference>
  );
}
