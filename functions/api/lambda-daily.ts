import { handle } from 'hono/aws-lambda';
import { production } from '../production';
import { createDailyApp } from './daily-app';

export const handler = handle(createDailyApp(production));
