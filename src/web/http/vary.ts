import type { FastifyReply } from 'fastify';

/** Adds a request header to those that the answer depends on. */
export function addVary(reply: FastifyReply, name: string): void {
  const held = reply.getHeader('vary');
  const names = held === undefined ? [] : String(held).split(/,\s*/);
  if (names.some((other) => other === '*' || other.toLowerCase() === name.toLowerCase())) return;
  reply.header('vary', [...names, name].join(', '));
}
