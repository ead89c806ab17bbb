import type { ExpressCustomer } from "../../../../src/api/express-customer";
import {
  liveCustomerOf,
  type LiveCustomer,
} from "../../../../src/provider/express-customer/live/live-customer";
import { customer } from "../../../support/api/fake-api";

/** A live customer named Alpha, without metadata, unless `fields` say otherwise. */
export function alpha(
  number: number,
  fields: Partial<ExpressCustomer> = {},
): ExpressCustomer {
  return customer(number, { expressCustomerName: "Alpha", ...fields });
}

/** A live customer as the provider knows it. */
export function liveAlpha(number: number): LiveCustomer {
  return liveCustomerOf(alpha(number));
}
