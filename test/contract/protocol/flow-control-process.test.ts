/** Reads from the Avara provider's process more slowly than it could send, through windows smaller than a response. */
import * as http2 from "node:http2";
import { connect } from "node:net";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { bundleAvaraProvider } from "../../../src/generate/build/provider-bundle";
import {
  readPrefixedMessage,
  prefixMessage,
} from "../../../src/protocol/grpc/prefixed-message";
import { createProviderCaller } from "../../support/provider/provider-caller";
import { usePlugin } from "../../support/provider/use-plugin";
import { resource } from "../provider/configured-provider";

const { start } = usePlugin(bundleAvaraProvider);

/** Starts the provider, and calls it over one connection that takes 1 KiB per stream before it waits. */
async function startSlowly() {
  const host = await start({ isPlainText: true });
  const session = http2.connect("http://localhost", {
    createConnection: () => connect(host.handshake[3] ?? ""),
    settings: { initialWindowSize: 1024 },
  });
  return createProviderCaller(async (path, request) => {
    const stream = session.request({
      ":method": "POST",
      ":path": path,
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.end(prefixMessage(request));
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      await setImmediate();
    }
    return readPrefixedMessage(Buffer.concat(chunks));
  });
}

test("the schema and ten thousand states reach a caller that reads slowly", async () => {
  const caller = await startSlowly();
  const stateOf = (index: number): string =>
    JSON.stringify({ name: `Clinic ${index} `.repeat(100) });

  const schema = caller.call("GetProviderSchema", {});
  const wrong: number[] = [];
  const indexes = Array.from({ length: 10_000 }, (_, index) => index).values();
  const callOneByOne = async () => {
    for (const index of indexes) {
      const { json } = await caller.upgrade(resource, 0, stateOf(index));
      if (json !== stateOf(index)) wrong.push(index);
    }
  };
  await Promise.all(Array.from({ length: 100 }, callOneByOne));

  expect(wrong).toEqual([]);
  expect(indexes.next().done).toBe(true);
  expect(Object.keys((await schema).resourceSchemas)).toEqual([
    "avara_express_customer",
  ]);
});
