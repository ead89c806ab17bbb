import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect garbage early. A provider lives for seconds, and left to itself V8 would rather
 * take more memory, twice as much at ten thousand objects, than collect what their calls leave
 * behind. It costs a sixth more processor time per call.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
}
