import { NoAnswer } from './api';

/**
 * Sends what goes out like a change but only tries something out: 试算, 试导入. Where no answer comes there is nothing to wonder
 * about, so it is lost as a reading is.
 */
export async function asReading<Reply>(sent: Promise<{ json(): Promise<Reply> }>): Promise<Reply> {
  try {
    return await (await sent).json();
  } catch (error) {
    throw error instanceof NoAnswer ? new NoAnswer(error.message, true) : error;
  }
}
