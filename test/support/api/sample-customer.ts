import type { ExpressCustomer } from "../../../src/api/express-customer";

/** The id of the customer with a number. */
export const idOf = (number: number) =>
  `cus_${number.toString(16).padStart(32, "0")}`;

/** An active customer with as many users as its number. */
export const sampleCustomer = (
  number: number,
  more: Partial<ExpressCustomer> = {},
): ExpressCustomer => ({
  expressCustomerId: idOf(number),
  expressCustomerName: `Clinic ${number}`,
  isActive: true,
  userCount: number,
  ...more,
});
