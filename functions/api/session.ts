import { createMiddleware } from 'hono/factory';
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { PersonId } from '../domain/ids';
import { Problem } from '../domain/problem';
import type { Env } from './env';

/** Whose tokens are believed, and for whom they must be meant. */
export interface SessionSettings {
  issuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  algorithms: string[];
}

/** Tells the person behind a bearer token; throws `session.invalid` for any token that is not wholly in order. */
export type Verify = (authorization: string | undefined) => Promise<PersonId>;

export function createVerify({ issuer, audience, keys, algorithms }: SessionSettings): Verify {
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new Problem('session.invalid', {});
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp', 'sub'],
      });
      return payload.sub as PersonId;
    } catch (cause) {
      // Which of the many ways a token can be wrong is nothing to tell a stranger.
      throw Object.assign(new Problem('session.invalid', {}), { cause });
    }
  };
}

/** Puts the person into the request; everything behind it can rely on there being one. */
export function requireSession(verify: Verify) {
  return createMiddleware<Env>(async (c, next) => {
    c.set('person', await verify(c.req.header('authorization')));
    await next();
  });
}
