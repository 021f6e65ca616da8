import { request } from 'undici';
import type { HttpRequest } from './http-request';

/** Sends one request and reads the whole answer. */
export async function send(
  port: number,
  { method, path, headers, body }: HttpRequest,
): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await request(`http://127.0.0.1:${port}${path}`, { method, headers, body: body ?? null });
  return { status: answer.statusCode, text: await answer.body.text() };
}
