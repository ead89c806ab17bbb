/** Posts a text about a customer to the web hook in `WEBHOOK_URL`. Fails if it is not accepted. */
async function main(): Promise<void> {
  const [text = ""] = process.argv.slice(2);
  const {
    WEBHOOK_URL = "",
    AVARA_CUSTOMER_ID,
    AVARA_CUSTOMER_NAME,
  } = process.env;
  const { ok, status } = await fetch(WEBHOOK_URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      text,
      customerId: AVARA_CUSTOMER_ID,
      name: AVARA_CUSTOMER_NAME,
    }),
  });
  if (!ok) throw new Error(`The web hook responded with ${status}.`);
}

void main();
