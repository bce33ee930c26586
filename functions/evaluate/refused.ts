/** What the person who called the command can act on: shown as a sentence, without a trace. */
export class Refused extends Error {}
