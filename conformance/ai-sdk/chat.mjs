// What users of Vercel's AI SDK do with its Alibaba provider, against the server in BASE_URL. Every line of output is a check that held.
import assert from "node:assert/strict";
import { createAlibaba } from "@ai-sdk/alibaba";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

const alibaba = createAlibaba({ baseURL: process.env.BASE_URL, apiKey: process.env.API_KEY });
const model = alibaba("qwen-plus");
const once = { model, maxRetries: 0 };

async function check(name, work) {
  await work();
  console.log(`ok ${name}`);
}

const weather = tool({
  description: "The weather of a city 查询城市天气",
  inputSchema: z.object({ city: z.string().describe("the city") }),
  execute: async ({ city }) => ({ city, temperature: 22 }),
});

await check("a text", async () => {
  const { text, usage, finishReason } = await generateText({ ...once, prompt: "1+1?" });
  assert.match(text, /2/);
  assert.equal(finishReason, "stop");
  assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
});

await check("a stream", async () => {
  const result = streamText({ ...once, prompt: "1+1?" });
  let text = "";
  for await (const piece of result.textStream) text += piece;
  assert.match(text, /2/);
  assert.equal(await result.finishReason, "stop");
});

await check("tools, and an answer from what they say", async () => {
  const { text, steps } = await generateText({
    ...once,
    prompt: "What is the weather in Detroit?",
    tools: { weather },
    stopWhen: stepCountIs(3),
  });
  assert.deepEqual(steps[0].toolCalls.map((call) => call.input), [{ city: "Detroit" }]);
  assert.match(text, /22/);
});

await check("several tools in a stream", async () => {
  const result = streamText({
    ...once,
    prompt: "What is the weather in Paris and Berlin?",
    tools: { weather },
    providerOptions: { alibaba: { parallelToolCalls: true } },
  });
  const calls = [];
  for await (const part of result.fullStream) {
    if (part.type === "error") throw part.error;
    if (part.type === "tool-call") calls.push(part.input);
  }
  assert.deepEqual(calls, [{ city: "Paris" }, { city: "Berlin" }]);
  assert.equal(await result.finishReason, "tool-calls");
});

await check("an object of a schema", async () => {
  const { output } = await generateText({
    ...once,
    prompt: "杭州的一个人",
    output: Output.object({
      schema: z.object({ name: z.string(), age: z.number(), tags: z.array(z.string()) }),
    }),
  });
  assert.equal(typeof output.name, "string");
  assert.equal(typeof output.age, "number");
  assert.equal(typeof output.tags[0], "string");
});

await check("reasoning", async () => {
  const result = streamText({
    ...once,
    prompt: "1+1?",
    providerOptions: { alibaba: { enableThinking: true, thinkingBudget: 20 } },
  });
  let reasoning = "";
  for await (const part of result.fullStream) {
    if (part.type === "error") throw part.error;
    if (part.type === "reasoning-delta") reasoning += part.text;
  }
  assert.ok(reasoning.length > 0);
  const usage = await result.usage;
  assert.ok((usage.outputTokenDetails?.reasoningTokens ?? usage.reasoningTokens) > 0);
});

await check("a refusal", async () => {
  await assert.rejects(
    generateText({ ...once, prompt: "x", temperature: 3 }),
    (error) => error.statusCode === 400 && /Temperature should be in \[0\.0, 2\.0\)/.test(error.message),
  );
});
