import { OpenAPIHono, z } from '@hono/zod-openapi';
import { handle } from 'hono/aws-lambda';

/** An entry with the packages that decide how the real one is bundled. */
const app = new OpenAPIHono();
app.get('/api/health', (context) => context.json({ ok: z.boolean().parse(true) }));

export const handler = handle(app);
