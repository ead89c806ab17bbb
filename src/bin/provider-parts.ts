// What the provider's script loads only after the handshake: one module, so that its parts share what they import.
export { keepHeapSmall } from "../protocol/runtime/keep-heap-small";
export { createProviderMethods } from "../protocol/provider-server";
export { createAvaraProvider } from "../provider/provider";
