// What the official client does when it is refused for its rate: it waits as it is told, and asks again. The key of OPENAI_API_KEY may ask once a second.
import assert from "node:assert/strict";
import OpenAI from "openai";

const user = (content) => [{ role: "user", content }];

async function check(name, work) {
  await work();
  console.log(`ok ${name}`);
}

await check("a refusal is the client's own error, with the headers of rates", async () => {
  const client = new OpenAI({ maxRetries: 0 });
  await client.chat.completions.create({ model: "qwen-plus", messages: user("hello") });
  const error = await client.chat.completions
    .create({ model: "qwen-plus", messages: user("hello") })
    .then(() => assert.fail("it was not refused"), (refusal) => refusal);
  assert.ok(error instanceof OpenAI.RateLimitError);
  assert.equal(error.code, "limit_requests");
  assert.equal(error.headers.get("retry-after"), "1");
  assert.equal(error.headers.get("x-ratelimit-limit-requests"), "1");
});

await check("a client that may ask again is served", async () => {
  const client = new OpenAI({ maxRetries: 3 });
  for (let i = 0; i < 2; i++) {
    const answer = await client.chat.completions.create({ model: "qwen-plus", messages: user("hello") });
    assert.equal(answer.choices[0].message.content, "Hello");
  }
});
