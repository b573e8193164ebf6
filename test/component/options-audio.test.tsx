// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Options, type OptionsProps } from '../../components/options';
import { OPTIONS } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const show = (more: Partial<OptionsProps>) => render(<Options {...OPTIONS} {...more} t={t} />);
const find = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);
const click = (action: string) => fireEvent.click(find(`[data-action="${action}"]`) as HTMLElement);

describe('audio', () => {
  test('a device that is gone stays chosen, and says so', () => {
    const onChange = vi.fn();
    const devices = { inputs: [], outputs: [{ id: 'desk', label: 'Desk' }] };
    show({ section: 'audio', audio: { ...OPTIONS.audio, devices, onChange } });
    const speaker = screen.getByLabelText<HTMLSelectElement>('Speaker');
    expect(speaker.selectedOptions[0]?.textContent).toBe('Not connected');
    expect(document.body.textContent).toContain('Until it is back, the system’s is used');
    fireEvent.change(speaker, { target: { value: 'desk' } });
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ speakerId: 'desk' });
  });

  test('speaker and ringer are tried each by itself, the microphone by a meter', () => {
    const onTestTone = vi.fn();
    show({ section: 'audio', audio: { ...OPTIONS.audio, level: 0.5, onTestTone } });
    click('test-ringerId');
    expect(onTestTone).toHaveBeenCalledExactlyOnceWith('ringerId');
    expect(screen.getByLabelText<HTMLMeterElement>('Level of the microphone').value).toBe(0.5);
    expect(find('[data-action="try-microphone"]')?.getAttribute('aria-pressed')).toBe('true');
  });

  test('loudness and chime are chosen', () => {
    const onChange = vi.fn();
    show({ section: 'audio', audio: { ...OPTIONS.audio, onChange } });
    fireEvent.change(screen.getByLabelText('Loudness of ringing'), { target: { value: '20' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Sound when someone joins or leaves' }));
    expect(onChange.mock.calls.map(([change]) => change)).toEqual([{ ringVolumePercent: 20 }, { chime: true }]);
  });

  test('without names for devices the microphone is asked for', () => {
    const onAllowMicrophone = vi.fn();
    const audio = { ...OPTIONS.audio, devices: { inputs: [], outputs: [] }, onAllowMicrophone };
    show({ section: 'audio', audio });
    click('allow-microphone');
    expect(onAllowMicrophone).toHaveBeenCalledOnce();
  });
});
