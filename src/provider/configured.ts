/** What a configured provider does. Loaded when it is configured: most starts only validate. */
export { configureAvaraProvider } from "./configure";
export {
  deactivateCustomer,
  planDeactivation,
  reactivateCustomer,
} from "./express-customer/actions/activity";
export { addUser, removeUser } from "./express-customer/actions/membership";
export { createExpressCustomer } from "./express-customer/create";
export { deleteExpressCustomer } from "./express-customer/delete";
export { findExpressCustomer } from "./express-customer/query/find";
export { importExpressCustomer } from "./express-customer/import";
export { listExpressCustomers } from "./express-customer/query/list";
export { planExpressCustomer } from "./express-customer/plan";
export { queryExpressCustomers } from "./express-customer/query/query";
export { readExpressCustomer } from "./express-customer/read";
export { updateExpressCustomer } from "./express-customer/update";
