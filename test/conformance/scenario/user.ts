import { EXTENSION, type Stage } from './stage';

const PRESENCE = `${EXTENSION}/presence?detailedTelephonyState=true&sipData=true`;
const PROVISION = '/restapi/v1.0/client-info/sip-provision';

/** Reads who the user is, makes a web phone, and asks for what is not there. */
export async function readUser(stage: Stage): Promise<void> {
  await stage.ask('GET', EXTENSION);
  await stage.ask('GET', `${EXTENSION}/phone-number`);
  await readPresence(stage);
  await stage.ask('POST', PROVISION, { sipInfo: [{ transport: 'WSS' }] });
  await stage.ask('POST', PROVISION, { sipInfo: [{ transport: 'PIGEON' }] });
  await stage.ask('GET', '/restapi/v1.0/account/~/extension/1');
  await stage.ask('GET', '/restapi/v1.0/account/1/extension/~/presence');
  await stage.ask('GET', '/restapi/v1.0/account/~/nowhere');
  await stage.send({ method: 'GET', path: EXTENSION, token: 'forged' });
  await stage.send({ method: 'POST', path: PROVISION, token: stage.token, raw: '{' });
}

/** Presence with everything that it can tell about calls. */
export async function readPresence(stage: Stage): Promise<void> {
  await stage.ask('GET', PRESENCE);
}

/** Creates conferences until the rate group is exhausted. */
export async function exhaustRate(stage: Stage): Promise<void> {
  stage.simulator.world.setSwitches({ rateLimits: true });
  for (let each = 0; each < 11; each += 1) await stage.ask('POST', '/restapi/v1.0/account/~/telephony/conference');
  stage.simulator.world.setSwitches({ rateLimits: false });
}
