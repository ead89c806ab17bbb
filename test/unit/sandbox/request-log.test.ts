import { expect, test } from "@jest/globals";
import {
  RequestLog,
  type RecordedRequest,
  formatRequest,
} from "../../../src/sandbox/request-log";
import { createHastyClock } from "../../support/hasty-clock";

const list = { method: "GET", path: "/v1/express", query: "?limit=5" };

function createLog() {
  const clock = createHastyClock(10);
  const ended: RecordedRequest[] = [];
  const log = new RequestLog(
    () => clock.now(),
    (request) => ended.push(request),
  );
  return { log, ended };
}

test("a request is recorded when it arrives, and reported when it has ended", () => {
  const { log, ended } = createLog();
  const end = log.begin(list);
  expect(log.list()).toMatchObject([{ status: null, durationMs: null }]);
  expect(ended).toEqual([]);
  end({ status: 200, fault: null });
  expect(log.list()).toMatchObject([{ status: 200, durationMs: 10 }]);
  expect(ended).toEqual(log.list());
});

test("requests are counted by method and path", () => {
  const { log } = createLog();
  log.begin(list);
  log.begin({ method: "GET", path: "/v1/express/cus_1", query: "" });
  log.begin({ method: "POST", path: "/v1/express/cus_1/users", query: "" });
  expect(log.count()).toBe(3);
  expect(log.count({ method: "GET" })).toBe(2);
  expect(log.count({ path: "/v1/express/*" })).toBe(1);
  expect(log.count({ method: "PATCH" })).toBe(0);
});

test.each([
  [
    { status: 200, fault: null },
    "2026-01-01T00:00:00.010Z GET /v1/express?limit=5 200 10 ms",
  ],
  [
    { status: null, fault: "drop" },
    "2026-01-01T00:00:00.010Z GET /v1/express?limit=5 no response 10 ms (fault: drop)",
  ],
])("a request that ended with %j makes the line %j", (end, line) => {
  const { log, ended } = createLog();
  log.begin(list)(end);
  expect(ended.map(formatRequest)).toEqual([line]);
});

test("a line has no control characters", () => {
  const { log, ended } = createLog();
  log.begin({ ...list, path: "/v1/\u009b2J\u202e" })({
    status: 404,
    fault: null,
  });
  expect(ended.map(formatRequest)).toEqual([
    "2026-01-01T00:00:00.010Z GET /v1/\\u009b2J\\u202e?limit=5 404 10 ms",
  ]);
});
