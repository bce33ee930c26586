import { handle } from 'hono/aws-lambda';
import { production } from '../production';
import { createApp } from './app';

export const handler = handle(createApp(production));
