// What users of the official client do, against the server in OPENAI_BASE_URL. Every line of output is a check that held.
import assert from "node:assert/strict";
import OpenAI from "openai";

const client = new OpenAI({ maxRetries: 0 });
const user = (content) => [{ role: "user", content }];
const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "The weather of a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
    },
  },
];

async function check(name, work) {
  await work();
  console.log(`ok ${name}`);
}

await check("a completion", async () => {
  const answer = await client.chat.completions.create({ model: "qwen-plus", messages: user("hello") });
  assert.equal(answer.choices[0].message.content, "Hello");
  assert.equal(answer.choices[0].finish_reason, "stop");
  assert.equal(answer.object, "chat.completion");
  assert.deepEqual(answer.usage.total_tokens, 24);
});

await check("a stream", async () => {
  const stream = await client.chat.completions.create({
    model: "qwen-plus",
    messages: user("hello"),
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  let usage;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? "";
    usage = chunk.usage ?? usage;
  }
  assert.equal(text, "Hello");
  assert.equal(usage.total_tokens, 24);
});

await check("a stream put together by the client", async () => {
  const runner = client.chat.completions.stream({ model: "qwen-plus", messages: user("weather"), tools });
  const answer = await runner.finalChatCompletion();
  const calls = answer.choices[0].message.tool_calls;
  assert.equal(answer.choices[0].finish_reason, "tool_calls");
  assert.equal(calls.length, 2);
  assert.deepEqual(JSON.parse(calls[0].function.arguments), { city: "杭州" });
  assert.equal(calls[1].function.name, "get_time");
});

await check("tools", async () => {
  const answer = await client.chat.completions.create({ model: "qwen-max", messages: user("weather"), tools });
  const [call] = answer.choices[0].message.tool_calls;
  assert.equal(call.function.name, "get_weather");
  const reply = await client.chat.completions.create({
    model: "qwen-max",
    messages: [
      ...user("weather"),
      answer.choices[0].message,
      ...answer.choices[0].message.tool_calls.map((one) => ({ role: "tool", tool_call_id: one.id, content: "sunny" })),
      ...user("hello"),
    ],
    tools,
  });
  assert.equal(reply.choices[0].message.content, "Hello");
});

await check("two choices", async () => {
  const answer = await client.chat.completions.create({ model: "qwen-plus", messages: user("hello"), n: 2 });
  assert.deepEqual(answer.choices.map((choice) => choice.index), [0, 1]);
});

await check("models", async () => {
  const names = [];
  for await (const model of client.models.list()) names.push(model.id);
  for (const name of ["qwen-max", "qwen-plus", "qwen-turbo"]) assert.ok(names.includes(name), names.join());
  assert.equal((await client.models.retrieve("qwen-max")).object, "model");
});

async function refused(type, status, code, work) {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof type, `${error.constructor.name}: ${error.message}`);
    assert.equal(error.status, status);
    assert.equal(error.code, code);
    return true;
  });
}

await check("refusals", async () => {
  const ask = (more) => client.chat.completions.create({ model: "qwen-plus", messages: user("hello"), ...more });
  await refused(OpenAI.BadRequestError, 400, "invalid_parameter_error", () => ask({ temperature: 3 }));
  await refused(OpenAI.NotFoundError, 404, "model_not_found", () => ask({ model: "gpt-9" }));
  await refused(OpenAI.RateLimitError, 429, "limit_requests", () => ask({ messages: user("busy") }));
  await refused(OpenAI.InternalServerError, 500, "internal_error", () => ask({ messages: user("broken") }));
  const stranger = new OpenAI({ apiKey: "sk-wrong", maxRetries: 0 });
  await refused(OpenAI.AuthenticationError, 401, "invalid_api_key", () =>
    stranger.chat.completions.create({ model: "qwen-plus", messages: user("hello") }));
});

await check("a stream that breaks", async () => {
  let text = "";
  await assert.rejects(async () => {
    const stream = await client.chat.completions.create({ model: "qwen-plus", messages: user("breaks"), stream: true });
    for await (const chunk of stream) text += chunk.choices[0]?.delta?.content ?? "";
  }, /inappropriate/);
  assert.equal(text, "Once");
});

await check("a stream that the client leaves", async () => {
  const stream = await client.chat.completions.create({ model: "qwen-plus", messages: user("endless"), stream: true });
  for await (const _ of stream) break;
});
