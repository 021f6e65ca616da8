import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer as far as it is looked at. */
export interface Answered {
  readonly status: number;
  readonly body: Buffer;
}

const HEAD_END = '\r\n\r\n';
/** JSON text has no line ends of this kind, so nothing but the last chunk looks like this. */
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

function joinChunks(chunked: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < chunked.length; ) {
    const lineEnd = chunked.indexOf('\r\n', at);
    const size = Number.parseInt(chunked.toString('latin1', at, lineEnd), 16);
    if (size === 0) break;
    parts.push(chunked.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

/** Where an answer ends, as its head says. */
interface Head {
  readonly status: number;
  readonly bodyStart: number;
  /** Undefined where the body comes in chunks. */
  readonly length: number | undefined;
}

function headOf(received: Buffer): Head | undefined {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const text = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  return {
    status: Number(text.slice(9, 12)),
    bodyStart: end + HEAD_END.length,
    length: length === undefined ? undefined : Number(length),
  };
}

/**
 * One connection that is kept, for one request at a time. It reads of HTTP what answers of servers have, at a fraction
 * of a whole client's cost: on two cores the client's work is taken from the server.
 */
export class Connection {
  #received: Buffer[] = [];
  #size = 0;
  #head: Head | undefined;
  #done: (answer: Answered) => void = () => {};
  #failed: (error: Error) => void = () => {};

  private constructor(readonly socket: Socket) {
    socket.on('data', (piece: Buffer) => this.#take(piece)); // no encoding is set
    socket.on('error', (error) => this.#failed(error));
    socket.on('close', () => this.#failed(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Sends a request in its wire form. @throws Error where the connection is lost */
  ask(request: Buffer): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.socket.write(request);
    });
  }

  close(): void {
    this.#failed = () => {};
    this.socket.destroy();
  }

  #take(piece: Buffer): void {
    this.#received.push(piece);
    this.#size += piece.length;
    this.#head ??= headOf(this.#received.length === 1 ? piece : this.#joined());
    if (!this.#head) return;
    const { status, bodyStart, length } = this.#head;
    if (
      length === undefined ? !this.#joined().subarray(-5).equals(LAST_CHUNK) : this.#size < bodyStart + length
    ) {
      return;
    }
    const body = this.#joined().subarray(bodyStart);
    this.#received = [];
    this.#size = 0;
    this.#head = undefined;
    this.#done({ status, body: length === undefined ? joinChunks(body) : body });
  }

  #joined(): Buffer {
    const [first] = this.#received;
    const whole = first && this.#received.length === 1 ? first : Buffer.concat(this.#received);
    this.#received = [whole];
    return whole;
  }
}
