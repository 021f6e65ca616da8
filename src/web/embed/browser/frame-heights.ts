import { BASE } from './embed-source';

/**
 * Gives frames of embeds the heights that they ask for. What frames say and hear is what WordPress's embeds do, so that its pages
 * need no script of ours: `{ message: 'height', value }` to the page, `{ message: 'ready' }` to the frame.
 */
export function listenToFrames(): void {
  const frames = () =>
    [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${BASE}/embed/`));
  addEventListener('message', ({ data, source }) => {
    for (const frame of frames()) {
      if (frame.contentWindow === source && data?.message === 'height') {
        frame.height = `${Math.min(Number.parseInt(data.value, 10) || 0, 20_000)}`;
      }
    }
  });
  // A sandboxed frame has no origin to send to.
  for (const frame of frames()) frame.contentWindow?.postMessage({ message: 'ready' }, '*');
}
