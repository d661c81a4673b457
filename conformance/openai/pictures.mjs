// Pictures as users of the official client ask for them, against the server in OPENAI_BASE_URL. Every line of output is a check that held.
import assert from "node:assert/strict";
import OpenAI from "openai";

const client = new OpenAI({ maxRetries: 0 });

async function check(name, work) {
  await work();
  console.log(`ok ${name}`);
}

await check("addresses", async () => {
  const answer = await client.images.generate({ model: "wan2.2-t2i-flash", prompt: "a cat", size: "512x512", n: 2 });
  assert.equal(answer.data.length, 2);
  assert.equal(answer.size, "512x512");
  assert.ok(Math.abs(answer.created - Date.now() / 1000) < 600);
  const file = await fetch(answer.data[0].url);
  assert.equal(file.status, 200);
  assert.equal(file.headers.get("content-type"), "image/png");
});

await check("pictures within the answer", async () => {
  const answer = await client.images.generate({
    model: "wan2.2-t2i-flash",
    prompt: "a cat",
    size: "512x512",
    response_format: "b64_json",
  });
  assert.equal(answer.data.length, 1);
  assert.equal(Buffer.from(answer.data[0].b64_json, "base64").subarray(1, 4).toString(), "PNG");
  assert.equal(answer.data[0].url, undefined);
});

await check("a size that the model does not make is snapped and told", async () => {
  const answer = await client.images.generate({ model: "wan2.2-t2i-flash", prompt: "a cat", size: "1792x1024" });
  const [width, height] = answer.size.split("x").map(Number);
  assert.ok(width > height);
  assert.notEqual(answer.size, "1792x1024");
});

await check("a model that answers without a task", async () => {
  const answer = await client.images.generate({ model: "z-image-turbo", prompt: "a cat", size: "1024x1024" });
  assert.equal(answer.data.length, 1);
  assert.equal(answer.size, "1024x1024");
});

await check("a refusal", async () => {
  const refused = await client.images.generate({ model: "wan2.2-t2i-flash", prompt: "a cat", size: "huge" }).catch((e) => e);
  assert.ok(refused instanceof OpenAI.BadRequestError);
  assert.match(refused.message, /size/);
});

await check("an unknown model", async () => {
  const refused = await client.images.generate({ model: "nobody", prompt: "a cat" }).catch((e) => e);
  assert.ok(refused instanceof OpenAI.NotFoundError);
});

await check("a wrong key", async () => {
  const stranger = new OpenAI({ maxRetries: 0, apiKey: "sk-unknown" });
  const refused = await stranger.images.generate({ model: "wan2.2-t2i-flash", prompt: "a cat" }).catch((e) => e);
  assert.ok(refused instanceof OpenAI.AuthenticationError);
});
