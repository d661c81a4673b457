package io.openbailian.engine.test;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.FileKind;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.engine.StopWish;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A call that a test makes; the one place in tests of engines where catalogue records are built.
///
/// The shape never changes: `prompt(…)`, `seed(…)` and the like give another call. Only {@link
/// #end} acts on the call itself, as the server does while `run` is on the stack.
public final class TestCall implements EngineCall {
  private static final AtomicInteger CALLS = new AtomicInteger();

  private static final String TEXT = "text_generation";

  private final String id = "call-" + CALLS.incrementAndGet();
  private final String operation;
  private final String model;
  private final ObjectNode values;
  private final List<Item> items;
  private final Coming coming;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CountDownLatch looked = new CountDownLatch(1);
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger pollsAfterStop = new AtomicInteger();

  /// What comes with a call: pictures, and what is, or was, said.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Coming(
      List<BufferedImage> images,
      Optional<BufferedImage> mask,
      Optional<short[]> sound,
      boolean streamed) {
    static final Coming NONE = new Coming(List.of(), Optional.empty(), Optional.empty(), false);
  }

  private TestCall(
      String operation, String model, ObjectNode values, List<Item> items, Coming coming) {
    this.coming = coming;
    this.operation = operation;
    this.model = model;
    this.values = values;
    this.items = List.copyOf(items);
  }

  /// A call of `text2image` for one picture of 96*64, seed 7.
  public static TestCall textToImage(String prompt) {
    return new TestCall("text2image", "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .prompt(prompt)
        .size("96*64");
  }

  /// A call of `text_generation` for one answer, seed 7.
  public static TestCall text(String prompt) {
    return new TestCall(TEXT, "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .prompt(prompt);
  }

  /// A call of `text2video` for a film of a second, eight frames of 64*48, seed 7.
  public static TestCall film(String prompt) {
    return new TestCall("text2video", "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .prompt(prompt)
        .size("64*48")
        .withJson(Meaning.DURATION, "1")
        .withJson(Meaning.FPS, "8");
  }

  /// A call of `speech_synthesis` that speaks a text.
  public static TestCall speech(String text) {
    return new TestCall(
            "speech_synthesis", "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .with(Meaning.TEXT, text);
  }

  /// A call of `speech_recognition` in which these samples come in, at 16 kHz.
  public static TestCall recognition(short[] samples) {
    return new TestCall(
        "speech_recognition",
        "test-model",
        Json.object(),
        consecutive(7, 1),
        new Coming(List.of(), Optional.empty(), Optional.of(samples), false));
  }

  /// A call of `transcription` of as many recordings of these samples as it has items.
  public static TestCall transcription(short[] samples) {
    return new TestCall(
            "transcription",
            "test-model",
            Json.object(),
            consecutive(7, 1),
            new Coming(List.of(), Optional.empty(), Optional.of(samples), false))
        .withJson(
            Meaning.FILES, "['http://a.test/1.wav','http://a.test/2.wav','http://a.test/3.wav']");
  }

  /// A call of `text_embedding` for vectors of three numbers.
  public static TestCall vectors(String... texts) {
    return new TestCall(
            "text_embedding", "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .withJson(Meaning.DIMENSION, "3")
        .texts(Meaning.TEXTS, texts);
  }

  /// A call of `text_rerank` for the scores of documents.
  public static TestCall ranking(String query, String... documents) {
    return new TestCall("text_rerank", "test-model", Json.object(), consecutive(7, 1), Coming.NONE)
        .with(Meaning.QUERY, query)
        .texts(Meaning.DOCUMENTS, documents);
  }

  /// The call with a list of texts.
  public TestCall texts(String meaning, String... texts) {
    ObjectNode more = values.deepCopy();
    ArrayNode list = more.putArray(meaning);
    for (String text : texts) {
      list.add(text);
    }
    return new TestCall(operation, model, more, items, coming);
  }

  /// Whether somebody watches the answer grow.
  public TestCall streamed(boolean yes) {
    return new TestCall(
        operation,
        model,
        values,
        items,
        new Coming(coming.images(), coming.mask(), coming.sound(), yes));
  }

  /// The call with a value as the wire has it; single quotes stand for double ones.
  public TestCall withJson(String meaning, String json) {
    ObjectNode more = values.deepCopy();
    more.set(meaning, Json.mapper().readTree(json.replace('\'', '"')));
    return new TestCall(operation, model, more, items, coming);
  }

  public TestCall operation(String name) {
    return new TestCall(name, model, values, items, coming);
  }

  public TestCall model(String name) {
    return new TestCall(operation, name, values, items, coming);
  }

  public TestCall prompt(String prompt) {
    return with(Meaning.PROMPT, prompt);
  }

  public TestCall negativePrompt(String prompt) {
    return with(Meaning.NEGATIVE_PROMPT, prompt);
  }

  /// The size as the wire writes it, for example `1024*1024`.
  public TestCall size(String size) {
    return with(Meaning.SIZE, size);
  }

  public TestCall promptExtend(boolean on) {
    return with(Meaning.PROMPT_EXTEND, on);
  }

  /// The seed of the first item.
  public TestCall seed(long first) {
    return new TestCall(operation, model, values, consecutive(first, items.size()), coming);
  }

  public TestCall items(int count) {
    return new TestCall(
        operation, model, values, consecutive(items.getFirst().seed(), count), coming);
  }

  /// This call as an engine sees it that does not batch: one call for each item.
  public List<TestCall> split() {
    return items.stream()
        .map(item -> new TestCall(operation, model, values, List.of(item), coming))
        .toList();
  }

  public TestCall with(String meaning, String value) {
    ObjectNode more = values.deepCopy();
    more.put(meaning, value);
    return new TestCall(operation, model, more, items, coming);
  }

  public TestCall with(String meaning, boolean value) {
    ObjectNode more = values.deepCopy();
    more.put(meaning, value);
    return new TestCall(operation, model, more, items, coming);
  }

  public TestCall with(String meaning, double value) {
    ObjectNode more = values.deepCopy();
    more.put(meaning, value);
    return new TestCall(operation, model, more, items, coming);
  }

  /// The call without a value.
  public TestCall without(String meaning) {
    ObjectNode fewer = values.deepCopy();
    fewer.remove(meaning);
    return new TestCall(operation, model, fewer, items, coming);
  }

  public TestCall images(BufferedImage... images) {
    return new TestCall(
        operation,
        model,
        values,
        items,
        new Coming(List.of(images), coming.mask(), coming.sound(), coming.streamed()));
  }

  public TestCall mask(BufferedImage mask) {
    return new TestCall(
        operation,
        model,
        values,
        items,
        new Coming(coming.images(), Optional.of(mask), coming.sound(), coming.streamed()));
  }

  /// From now on nobody wants the result.
  public void end() {
    stopped.set(true);
  }

  /// Waits until the engine has begun: it asked for the items, the values, or whether to stop.
  public boolean awaitBegun(long seconds) throws InterruptedException {
    return looked.await(seconds, TimeUnit.SECONDS);
  }

  /// How often {@link #stopped} was asked so far.
  public int polls() {
    return polls.get();
  }

  /// How often {@link #stopped} was asked though it had said so: by each of those who work, once.
  public int pollsAfterStop() {
    return pollsAfterStop.get();
  }

  @Override
  public String id() {
    return id;
  }

  /// Read once: that takes longer than many a call.
  private static final class BuiltIn {
    static final Catalog CATALOG = CatalogLoader.load(Optional.empty());
  }

  /// The operation of that name in the catalogue.
  @Override
  public Operation operation() {
    return BuiltIn.CATALOG
        .operation(operation)
        .orElseThrow(() -> new IllegalStateException("there is no operation " + operation));
  }

  @Override
  public EngineModel model() {
    FileKind file = operation().result() == ResultShape.VIDEO_URL ? FileKind.MP4 : FileKind.PNG;
    return new EngineModel(model, "test-family", file, "");
  }

  @Override
  public Values values() {
    looked.countDown();
    return Values.of(values);
  }

  @Override
  public List<InputPicture> images() {
    return coming.images().stream().<InputPicture>map(AtHand::new).toList();
  }

  @Override
  public Optional<InputPicture> mask() {
    return coming.mask().map(AtHand::new);
  }

  @Override
  public Recording recording(int item) {
    return new TestSound(coming.sound().orElseThrow(), "http://a.test/%d.wav".formatted(item + 1));
  }

  @Override
  public Pcm incoming() {
    return new TestSound(coming.sound().orElseThrow(), "").open(0, TestSound.RATE);
  }

  @Override
  public boolean streamed() {
    return coming.streamed();
  }

  /// A picture that needs no decoding.
  private record AtHand(BufferedImage pixels) implements InputPicture {
    @Override
    public Optional<URI> address() {
      return Optional.empty();
    }

    @Override
    public InputStream open() throws IOException {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(pixels, "png", file);
      return new ByteArrayInputStream(file.toByteArray());
    }
  }

  @Override
  public List<Item> items() {
    looked.countDown();
    return items;
  }

  @Override
  public StopWish stop() {
    looked.countDown();
    polls.incrementAndGet();
    if (!stopped.get()) {
      return StopWish.NONE;
    }
    pollsAfterStop.incrementAndGet();
    return StopWish.END;
  }

  private static List<Item> consecutive(long first, int count) {
    return IntStream.range(0, count)
        .mapToObj(index -> new Item(index, (first + index) & Integer.MAX_VALUE))
        .toList();
  }
}
