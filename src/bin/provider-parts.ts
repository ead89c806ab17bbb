// Everything that the provider loads after the handshake: one module, so that the parts share their imports.
export { keepHeapSmall } from "../protocol/runtime/keep-heap-small";
export { createProviderMethods } from "../protocol/provider-server";
export { createAvaraProvider } from "../provider/provider";
