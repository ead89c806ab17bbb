import { testProblems } from "../sample-machine";

testProblems([
  [
    "no key",
    { env: { AVARA_API_KEY: "" } },
    /^✗ API key: .*AVARA_API_KEY is not set/,
    /export AVARA_API_KEY/,
  ],
  [
    "a base URL that would send the key in clear",
    { env: { AVARA_BASE_URL: "http://api.example.com" } },
    /^✗ Connection: AVARA_BASE_URL: .*unencrypted/,
    /Correct the variable/,
  ],
  [
    "a key that the API rejects",
    { status: 401 },
    /^✗ API: https:\/\/api\.avarasoftware\.com: .*401/,
    /Set AVARA_API_KEY to a key of this API/,
  ],
  [
    "a key that may not list customers",
    { status: 403 },
    /^✗ API: .*403/,
    /may list/,
  ],
  [
    "an API that cannot be reached",
    { isReachable: false },
    /^✗ API: .*no response/,
    /Check the network/,
  ],
  [
    "an address of something else",
    { status: 404 },
    /^✗ API: .*404/,
    /Set AVARA_BASE_URL to the address of the API/,
  ],
  ["an API that fails", { status: 500 }, /^✗ API: .*500/, /Try again/],
]);
