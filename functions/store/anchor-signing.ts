import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AnchorSigner, IsSigned } from '../domain/record/anchor';

/** Signs with an Ed25519 key in PEM (PKCS #8). Throws for any other key: a weaker one must not slip in by a setting. */
export function createSigner(pem: string): AnchorSigner {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`the anchor's key is ${key.asymmetricKeyType}, not ed25519`);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    publicKey,
    // Ed25519 hashes by itself, so no algorithm is named.
    sign: (statement) => sign(null, Buffer.from(statement, 'utf8'), key).toString('base64'),
  };
}

/** False also for a key or signature that is none: somebody else's file may hold anything. */
export const isSigned: IsSigned = (statement, signature, publicKey) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(statement, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

/** The key of a house on one machine: made once, readable by its owner alone. */
export async function readOrMakeKey(file: string): Promise<string> {
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (pem !== null) return pem;
  await mkdir(dirname(file), { recursive: true });
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  try {
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    // Another process made one at the same moment; there is but one key.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(file, 'utf8');
  }
}
