import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate for every name under which the simulator is reached. */
export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** Base64 of SHA-256 over the public key, for Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
}

const NAMES = ['*.ringcentral.com', '*.devtest.ringcentral.com', 'crm.example.com', 'localhost'];

/** Makes a fresh self-signed certificate (EC P-256), never written to disk. */
export async function createCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'Partyline simulator' }], {
    keyType: 'ec',
    curve: 'P-256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [...NAMES.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  const spki = createHash('sha256').update(publicKey).digest('base64');
  return { key: pems.private, certificate: pems.cert, spki };
}
