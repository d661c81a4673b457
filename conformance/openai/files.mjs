// What users of the official client do with files and vectors, against the server in OPENAI_BASE_URL. Every line of output is a check that held.
import assert from "node:assert/strict";
import OpenAI, { toFile } from "openai";

const client = new OpenAI({ maxRetries: 0 });
const text = "桃花潭水深千尺. ".repeat(100);

async function check(name, work) {
  const result = await work();
  console.log(`ok ${name}`);
  return result;
}

const file = await check("a file", async () => {
  const made = await client.files.create({ file: await toFile(Buffer.from(text), "诗.txt"), purpose: "file-extract" });
  assert.equal(made.filename, "诗.txt");
  assert.equal(made.object, "file");
  assert.equal(made.bytes, Buffer.byteLength(text));
  assert.deepEqual((await client.files.retrieve(made.id)).id, made.id);
  assert.equal(await (await client.files.content(made.id)).text(), text);
  const ids = [];
  for await (const one of client.files.list({ limit: 1 })) ids.push(one.id);
  assert.deepEqual(ids, [made.id]);
  return made;
});

await check("a question about it", async () => {
  const answer = await client.chat.completions.create({
    model: "qwen-long",
    messages: [
      { role: "system", content: `fileid://${file.id}` },
      { role: "user", content: "这篇文章讲了什么？" },
    ],
  });
  assert.ok(answer.usage.prompt_tokens > 500);
  await assert.rejects(
    client.chat.completions.create({
      model: "qwen-long",
      messages: [
        { role: "system", content: "fileid://file-fe-none" },
        { role: "user", content: "这篇文章讲了什么？" },
      ],
    }),
    OpenAI.BadRequestError,
  );
});

await check("a file that is deleted", async () => {
  assert.equal((await client.files.delete(file.id)).deleted, true);
  await assert.rejects(client.files.retrieve(file.id), OpenAI.NotFoundError);
  await assert.rejects(client.files.delete(file.id), OpenAI.NotFoundError);
});

await check("vectors", async () => {
  const answer = await client.embeddings.create({
    model: "text-embedding-v4",
    input: ["the cat sat on the mat", "a cat is on the mat", "interest rates rose again"],
    dimensions: 256,
  });
  const [a, b, c] = answer.data.map((one) => one.embedding);
  assert.equal(a.length, 256);
  const near = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  assert.ok(near(a, b) > near(a, c));
  assert.ok(Math.abs(near(a, a) - 1) < 1e-3);
  assert.equal(answer.usage.prompt_tokens, answer.usage.total_tokens);
});
