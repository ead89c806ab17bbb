/** The HTTP/2 server, called by Node's client. */
import { once } from "node:events";
import * as http2 from "node:http2";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import * as fc from "../../support/fast-check";
import { Http2Connection } from "../../../src/protocol/http2/connection";
import type { Stream } from "../../../src/protocol/http2/stream";
import { until } from "../../support/until";
import { useLoopback } from "../../support/provider/use-loopback";

const { serve, atEnd } = useLoopback();

/** Serves requests on loopback, and connects to it. */
async function start(
  onRequest: (stream: Stream) => void,
  settings: http2.Settings = {},
) {
  const port = await serve(
    (connection) =>
      new Http2Connection(connection, {
        onRequest,
        onError: (error) => {
          throw error;
        },
      }),
  );
  const session = http2.connect(`http://127.0.0.1:${port}`, { settings });
  atEnd(() => {
    session.destroy();
  });
  return session;
}

/** Sends a request, and gives the headers, the body and the trailers of its response. */
async function request(
  session: http2.ClientHttp2Session,
  headers: http2.OutgoingHttpHeaders = {},
) {
  const stream = session.request({ ":path": "/", ...headers });
  stream.end();
  const received: http2.IncomingHttpHeaders = {};
  const receive = (headers: http2.IncomingHttpHeaders) => {
    Object.assign(received, headers);
  };
  stream.on("response", receive);
  stream.on("trailers", receive);
  const body = await buffer(stream);
  return { headers: received, body };
}

test("every request has the headers that were sent, whatever came before", async () => {
  const arrived: ReadonlyMap<string, string>[] = [];
  const session = await start((stream) => {
    arrived.push(stream.headers);
    stream.respond({ ":status": "200" }, { isEnd: true });
  });
  // Few names, so that they come again, and long values, so that the table is full soon.
  const name = fc.constantFrom("a", "b", "c", "accept", "user-agent");
  const value = fc.oneof(
    fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/),
    fc.stringMatching(/^[!-~]{0,2000}$/),
  );
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, value), async (headers) => {
      await request(session, headers);
      const { ":method": method, ...others } = Object.fromEntries(
        arrived.pop() ?? [],
      );
      expect(method).toBe("GET");
      expect(others).toMatchObject(headers);
    }),
    { numRuns: 300 },
  );
});

test("a response may have more headers than a frame takes", async () => {
  const message = "x".repeat(50_000);
  const session = await start(
    (stream) => {
      stream.respond({ ":status": "200", message }, { isEnd: true });
    },
    { maxHeaderListSize: 2 ** 17 },
  );
  const { headers } = await request(session);
  expect(headers.message).toBe(message);
});

test("a body arrives whole through the smallest window, and through one that changes", async () => {
  const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
  const session = await start(
    (stream) => {
      stream.respond({ ":status": "200" });
      void stream.write(body.subarray(0, 300));
      void stream.write(body.subarray(300));
      stream.end({ end: "yes" });
    },
    { initialWindowSize: 1 },
  );
  const responses = Array.from({ length: 5 }, () => request(session));
  session.settings({ initialWindowSize: 1000 });
  await once(session, "localSettings");
  session.settings({ initialWindowSize: 10, headerTableSize: 0 });
  await once(session, "localSettings");
  session.settings({ initialWindowSize: 2 ** 20, maxFrameSize: 2 ** 20 });
  for (const response of await Promise.all(responses)) {
    expect(response.headers).toMatchObject({ ":status": 200, end: "yes" });
    expect(response.body.equals(body)).toBe(true);
  }
});

test("nothing more is written while the caller does not read", async () => {
  let written = 0;
  const session = await start((stream) => {
    void (async () => {
      stream.respond({ ":status": "200" });
      for (; !stream.signal.aborted; written += 1)
        await stream.write(Buffer.alloc(2 ** 16));
    })();
  });
  const stream = session.request({ ":path": "/" });
  await once(stream, "response");
  stream.pause();
  await setImmediate();
  expect(written).toBeLessThan(100);
  const before = written;
  stream.resume();
  await until(() => written > before);
  stream.close(http2.constants.NGHTTP2_CANCEL);
  await once(stream, "close");
});

test("a ping gets its response", async () => {
  const session = await start(() => undefined);
  await once(session, "remoteSettings");
  const payload = Buffer.from("12345678");
  const response = new Promise((resolve) => {
    session.ping(payload, (_error, _ms, response) => {
      resolve(response);
    });
  });
  expect(await response).toEqual(payload);
});
