import type { Envelope } from '../simulator/world/notification';
import type { Report } from './report';
import { compareStreams } from './streams/compare';
import { readSeed, readSeedFixture, readStream } from './streams/read';
import { spoilStream } from './streams/spoil';
import { tellColleagueCall, tellIncomingCall, tellJoinAndLeave, tellOutsideCall } from './streams/stories';

interface Stream {
  readonly name: string;
  readonly recorded: readonly Envelope[];
  readonly told: readonly Envelope[];
}

/** Replays the recorded streams and the seed's two notifications, then proves that a difference would show. */
export function checkStreams(report: Report, folder: string, seedFolder: string | undefined): void {
  const streams = [...recordedStreams(folder), seedStream(seedFolder)];
  report.section('Recorded notifications, told again by the simulator');
  for (const { name, recorded, told } of streams) {
    report.check(`${name}: ${recorded.length} notifications`, compareStreams(told, recorded));
  }
  report.section('Spoilt notifications, each of which must be noticed');
  for (const { name, recorded, told } of streams) {
    const spoilt = spoilStream(told);
    const missed = spoilt.filter(({ stream }) => compareStreams(stream, recorded).length === 0);
    report.check(
      `${name}: ${spoilt.length} ways`,
      missed.map(({ how }) => `not noticed: ${how}`),
    );
  }
}

function recordedStreams(folder: string): readonly Stream[] {
  return [
    { name: 'outbound-extension-to-pstn', told: tellOutsideCall() },
    { name: 'extension-to-extension', told: tellColleagueCall() },
    { name: 'inbound-pstn-to-extension', told: tellIncomingCall() },
  ].map((each) => ({ ...each, recorded: readStream(folder, each.name) }));
}

function seedStream(folder: string | undefined): Stream {
  const recorded = folder === undefined ? readSeedFixture() : readSeed(folder);
  const sequences = recorded.map(({ body }) => body.sequence);
  return { name: 'a person joins and leaves a conference', recorded, told: tellJoinAndLeave(sequences) };
}
