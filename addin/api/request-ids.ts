/** One id per wish, kept while its answer is unknown: pressing 重试 repeats the same request, not a second one. */
export interface RequestIds {
  /** Sends what is wished, in whatever words tell it from other wishes, under its id until it is answered. */
  send<Reply>(wish: unknown[], send: (requestId: string) => Promise<{ json(): Promise<Reply> }>): Promise<Reply>;
}

export function createRequestIds(): RequestIds {
  const open = new Map<string, string>();
  return {
    async send(wish, send) {
      const key = JSON.stringify(wish);
      const id = open.get(key) ?? crypto.randomUUID();
      open.set(key, id);
      const reply = await send(id);
      open.delete(key);
      return reply.json();
    },
  };
}
