import type { PersonName } from '../domain/org/people';
import type { Channel } from '../domain/reminder/reminder';

/** What goes to the same people at once: one text for each thing they owe, gravest first. */
export interface Message {
  to: PersonName[];
  texts: string[];
}

/** The way to people outside of the pane: mail, short messages, the office's chat. */
export interface Messenger {
  channel: Channel;
  /** Throws if the message did not go out. */
  send(message: Message): Promise<void>;
}

/**
 * For a house that no mail or short-message service is connected to: the texts go to the log, people to the pane, and the
 * record says that nothing left the house (registered).
 */
export const logMessenger: Messenger = {
  channel: 'registered',
  async send({ to, texts }) {
    console.log(JSON.stringify({ level: 'info', message: 'reminder', to: to.map(({ id }) => id), texts }));
  },
};
