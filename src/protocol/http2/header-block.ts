import { Http2Error } from "./error";
import {
  flags,
  frameTypes,
  hasFlag,
  withoutPadding,
  type Frame,
} from "./frame";

/** The headers that begin a request, or end it. */
export interface HeaderBlock {
  readonly streamId: number;
  /** Whether nothing follows on the stream. */
  readonly isEnd: boolean;
  /** Compressed by HPACK. */
  readonly block: Buffer;
}

const maxBlockBytes = 2 ** 16;

/** How many bytes of the first frame concern priorities, which HTTP/2 has given up. */
const priorityBytes = 5;

/** Puts a header block together, whose frames follow each other. */
export class HeaderBlockReader {
  #open: HeaderBlock | undefined;

  /**
   * Takes any frame of the connection. Gives the block that is complete with it.
   *
   * @throws {Http2Error} if another frame interrupts the block, or it is too large
   */
  read(frame: Frame): HeaderBlock | undefined {
    const isContinuation = frame.type === frameTypes.continuation;
    const expected = this.#open?.streamId;
    if (expected !== (isContinuation ? frame.streamId : undefined))
      throw new Http2Error("PROTOCOL_ERROR", "A header block is interrupted.");
    if (this.#open === undefined && frame.type !== frameTypes.headers)
      return undefined;

    const blockSoFar = this.#extend(frame);
    if (blockSoFar.block.length > maxBlockBytes)
      throw new Http2Error("ENHANCE_YOUR_CALM", "The headers are too large.");
    const isComplete = hasFlag(frame, flags.endHeaders);
    this.#open = isComplete ? undefined : blockSoFar;
    return isComplete ? blockSoFar : undefined;
  }

  #extend(frame: Frame): HeaderBlock {
    if (this.#open !== undefined)
      return {
        ...this.#open,
        block: Buffer.concat([this.#open.block, frame.payload]),
      };
    const payload = withoutPadding(frame);
    return {
      streamId: frame.streamId,
      isEnd: hasFlag(frame, flags.endStream),
      block: hasFlag(frame, flags.priority)
        ? payload.subarray(priorityBytes)
        : payload,
    };
  }
}
