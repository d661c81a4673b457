// Edits, speech, transcripts and films as users of the official client ask for them, against the server in OPENAI_BASE_URL; SAMPLES is a folder with their files. Every line of output is a check that held.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import OpenAI, { toFile } from "openai";

const client = new OpenAI({ maxRetries: 0 });
const sample = (name) => fs.createReadStream(path.join(process.env.SAMPLES, name));

async function check(name, work) {
  const result = await work();
  console.log(`ok ${name}`);
  return result;
}

async function refused(work, kind, pattern) {
  const error = await work().then(() => assert.fail("it was not refused"), (e) => e);
  assert.ok(error instanceof kind, `${error}`);
  // The client's message has the sentence alone; the hint stands beside it.
  assert.match(`${error.message} ${error.error?.hint ?? ""}`, pattern);
}

await check("an edit of one picture", async () => {
  const answer = await client.images.edit({
    model: "wanx2.1-imageedit",
    image: sample("ball.png"),
    prompt: "把红色变成蓝色",
    n: 2,
  });
  assert.equal(answer.data.length, 2);
  assert.equal(answer.size, "512x512");
  assert.equal((await fetch(answer.data[0].url)).status, 200);
});

await check("an edit by a mask, within the answer", async () => {
  const answer = await client.images.edit({
    model: "wanx2.1-imageedit",
    image: sample("picture.png"),
    mask: sample("mask.png"),
    prompt: "a red ball",
    response_format: "b64_json",
  });
  assert.equal(Buffer.from(answer.data[0].b64_json, "base64").subarray(1, 4).toString(), "PNG");
});

await check("several pictures", async () => {
  const answer = await client.images.edit({
    model: "qwen-image-edit",
    image: [sample("picture.png"), sample("picture.png")],
    prompt: "把图1和图2放在一起",
  }).catch((e) => e);
  // The embedded engine may not know how; it is the model's word then, and no fault of the form.
  assert.ok(answer.data ? answer.data.length === 1 : answer.status === 400, `${answer}`);
});

await check("edits that nobody makes", async () => {
  await refused(
    () => client.images.edit({ model: "qwen-plus", image: sample("picture.png"), prompt: "x" }),
    OpenAI.NotFoundError,
    /edits no pictures/,
  );
  await refused(
    () => client.images.edit({ model: "wanx2.1-imageedit", image: [sample("picture.png"), sample("picture.png")], prompt: "x" }),
    OpenAI.BadRequestError,
    /image should be one picture/,
  );
  await refused(
    () => client.images.edit({ model: "wanx2.1-imageedit", image: sample("picture.png"), mask: sample("sound.wav"), prompt: "x" }),
    OpenAI.BadRequestError,
    /mask/,
  );
});

for (const [format, begin, type] of [
  ["mp3", null, "audio/mpeg"],
  ["wav", "RIFF", "audio/wav"],
  ["pcm", null, "audio/pcm"],
]) {
  await check(`speech as ${format}`, async () => {
    const answer = await client.audio.speech.create({
      model: "sambert-zhichu-v1",
      voice: "alloy",
      input: "你好",
      response_format: format,
      speed: 1.5,
    });
    assert.equal(answer.headers.get("content-type"), type);
    assert.match(answer.headers.get("x-openbailian-ignored") ?? "", /voice/);
    const sound = Buffer.from(await answer.arrayBuffer());
    assert.ok(sound.length > 500, `${sound.length} bytes`);
    if (begin) {
      assert.equal(sound.subarray(0, 4).toString(), begin);
      assert.equal(sound.readUInt32LE(40), sound.length - 44);
    }
  });
}

await check("speech that nobody makes", async () => {
  const speak = (more) => client.audio.speech.create({ model: "sambert-zhichu-v1", voice: "alloy", input: "hello", ...more });
  await refused(() => speak({ model: "qwen-plus" }), OpenAI.NotFoundError, /makes no speech/);
  await refused(() => speak({ response_format: "opus" }), OpenAI.BadRequestError, /format/);
  await refused(() => speak({ speed: 4 }), OpenAI.BadRequestError, /rate/);
  await refused(() => speak({ input: "" }), OpenAI.BadRequestError, /text/);
  await refused(() => speak({ stream_format: "sse" }), OpenAI.BadRequestError, /stream_format/);
});

await check("a transcript in each format", async () => {
  const hear = (more) => client.audio.transcriptions.create({ model: "paraformer-v1", file: sample("sound.wav"), ...more });
  const plain = await hear({});
  assert.match(plain.text, /Hello world/);
  assert.equal(plain.usage.seconds, 2);
  const verbose = await hear({ response_format: "verbose_json", timestamp_granularities: ["word", "segment"] });
  assert.equal(verbose.segments[0].start, 0.1);
  assert.equal(verbose.segments[0].end, 0.9);
  assert.ok(verbose.words.length > 0);
  assert.match(await hear({ response_format: "srt" }), /^1\n00:00:00,100 --> 00:00:00,900\nHello world/);
  assert.match(await hear({ response_format: "vtt" }), /^WEBVTT\n\n00:00:00\.100 --> /);
  assert.match(await hear({ response_format: "text" }), /^Hello world/);
});

await check("transcripts that nobody makes", async () => {
  const hear = (more) => client.audio.transcriptions.create({ model: "paraformer-v1", file: sample("sound.wav"), ...more });
  await refused(() => hear({ model: "qwen-plus" }), OpenAI.NotFoundError, /transcribes nothing/);
  await refused(() => hear({ response_format: "diarized_json" }), OpenAI.BadRequestError, /response_format/);
  await refused(async () => hear({ file: await toFile(Buffer.from("no sound"), "a.wav") }), OpenAI.APIError, /./);
});

const film = await check("a film", async () => {
  let video = await client.videos.create({ model: "wan2.1-t2v-turbo", prompt: "a cat", seconds: "1", size: "1280x721" });
  assert.equal(video.object, "video");
  assert.equal(video.size, "1280x720");
  assert.equal(video.seconds, "1");
  assert.ok(["queued", "in_progress"].includes(video.status));
  while (["queued", "in_progress"].includes(video.status)) {
    video = await client.videos.retrieve(video.id);
  }
  assert.equal(video.status, "completed", JSON.stringify(video));
  assert.equal(video.progress, 100);
  const content = await client.videos.downloadContent(video.id);
  assert.equal(content.headers.get("content-type"), "video/mp4");
  assert.equal(Buffer.from(await content.arrayBuffer()).subarray(4, 8).toString(), "ftyp");
  return video;
});

await check("a list of films", async () => {
  const second = await client.videos.create({ model: "wan2.1-t2v-turbo", prompt: "a dog", seconds: "1", size: "832x480" });
  const ids = [];
  for await (const one of client.videos.list({ limit: 1 })) ids.push(one.id);
  assert.deepEqual(ids, [second.id, film.id]);
});

await check("a film is deleted", async () => {
  const gone = await client.videos.delete(film.id);
  assert.equal(gone.deleted, true);
  await assert.rejects(client.videos.downloadContent(film.id));
  await refused(() => client.videos.retrieve("nobody"), OpenAI.NotFoundError, /./);
  await refused(
    () => client.videos.create({ model: "qwen-plus", prompt: "a cat" }),
    OpenAI.NotFoundError,
    /makes no films/,
  );
});
