import { handle } from 'hono/aws-lambda';
import { app } from '../production';

export const handler = handle(app);
