package io.openbailian.conformance.bench.hostile;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.conformance.bench.hostile.HostileCrowd.Act;
import io.openbailian.conformance.bench.hostile.HostileCrowd.Caller;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/// Twenty callers who do their worst at once: five slow ones, two that only sit there, eight that
/// send huge things, one that sends nonsense and four that leave.
///
/// @param first the key of half of them
/// @param second the key of the others
record HostileCallers(String first, String second) {
  private static final Duration AT_ONCE = Duration.ofMillis(250);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final String SSE = "Accept: text/event-stream\r\nX-DashScope-SSE: enable\r\n";

  List<Caller> all() throws IOException {
    String text = address("text_generation");
    String picture = address("multimodal_generation");
    String writer = model("text_generation", Mode.STREAM, false);
    String long15k = chat(writer, "compute " + "9".repeat(15_000));
    String story = chat(writer, "写一篇关于人工智能的3000字长文");
    String drawing = drawing(model("multimodal_generation", Mode.SYNC, false), "雪山与湖");
    String editor = model("multimodal_generation", Mode.SYNC, true);
    return List.of(
        caller("slow body", SOON, line -> slowBody(line, text, first)),
        caller("slow body", SOON, line -> slowBody(line, picture, second)),
        caller("slow head", SOON, line -> slowHead(line, text)),
        caller("slow reader", SOON, line -> slowReader(line, post(text, SSE, story, second))),
        caller("slow reader", SOON, line -> slowReader(line, models(second).repeat(100))),
        caller("idle body", SOON, line -> idleBody(line, text, first)),
        caller("idle socket", SOON, line -> idleSocket(line, second)),
        caller("huge body", LATER, line -> hugeBody(line, text, writer, first)),
        caller("huge file", LATER, line -> hugeFile(line, picture, editor, second)),
        caller("huge JSON", LATER, exchange(post(text, "", nodes(writer, 1_000_000), first))),
        caller("huge JSON", LATER, exchange(post(text, SSE, nodes(writer, 80_000), second))),
        caller("huge text", LATER, exchange(post(text, "", long15k, first))),
        caller("huge picture", LATER, exchange(post(picture, "", edit(editor, plain()), second))),
        caller("huge frame", SOON, line -> hugeFrame(line, first)),
        caller("huge message", SOON, line -> hugeMessage(line, second)),
        nonsense(text, first),
        caller("leaving", SOON, leave(post(picture, "", drawing, first))),
        caller("leaving", SOON, leave(post(text, SSE, story, second))),
        caller("leaving", AT_ONCE, leave(post(text, "", long15k, second))),
        caller("leaving", AT_ONCE, leave(head(text, "Content-Length: 900000\r\n", first) + "{")));
  }

  private static Caller caller(String name, Duration pause, Act act) {
    return new Caller(name, pause, act);
  }

  private static Operation operation(String name) {
    return CatalogLoader.builtIn().operation(name).orElseThrow();
  }

  static String address(String operation) {
    return operation(operation).addresses().getFirst();
  }

  /// The first model there is.
  ///
  /// @param edits whether it takes pictures
  static String model(String operation, Mode mode, boolean edits) {
    return CatalogLoader.builtIn().models().stream()
        .filter(model -> model.serves(operation(operation), mode))
        .filter(model -> model.field("images").isPresent() == edits)
        .map(Model::name)
        .findFirst()
        .orElseThrow();
  }

  static String drawing(String model, String prompt) {
    return """
    {"model":"%s","input":{"messages":[{"role":"user","content":[{"text":"%s"}]}]},"parameters":{"size":"1024*1024"}}\
    """
        .formatted(model, prompt);
  }

  private static String edit(String model, String file) {
    return """
    {"model":"%s","input":{"messages":[{"role":"user","content":[{"image":"data:image/png;base64,%s"},{"text":"变成黑白"}]}]}}\
    """
        .formatted(model, file);
  }

  private static String chat(String model, String prompt) {
    return """
    {"model":"%s","input":{"messages":[{"role":"user","content":"%s"}]},"parameters":{"result_format":"message"}}\
    """
        .formatted(model, prompt);
  }

  private static String nodes(String model, int nodes) {
    return """
    {"model":"%s","x":[%s{}],"input":{"prompt":"hi"}}\
    """
        .formatted(model, "{},".repeat(nodes - 1));
  }

  /// A small file of nine million pixels, nearly as many as are taken.
  private static String plain() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3000, 3000, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    return Base64.getEncoder().encodeToString(file.toByteArray());
  }

  static String head(String path, String headers, String key) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n%s\r\n"
        .formatted(path, key, headers);
  }

  static String post(String path, String headers, String body, String key) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return head(path, headers + "Content-Length: %d\r\n".formatted(length), key) + body;
  }

  private static String models(String key) {
    return "GET /compatible-mode/v1/models HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(key);
  }

  private static Act exchange(String request) {
    return line -> {
      line.send(request);
      line.listen(LATER);
    };
  }

  private static Act leave(String request) {
    return line -> line.send(request);
  }

  private static void slowBody(HostileLine line, String path, String key)
      throws IOException, InterruptedException {
    line.send(head(path, "Content-Length: 67108864\r\n", key));
    line.drip(" ".repeat(40), Duration.ofMillis(100));
  }

  private static void slowHead(HostileLine line, String path)
      throws IOException, InterruptedException {
    line.send("POST %s HTTP/1.1\r\n".formatted(path));
    line.drip("X-More: y\r\n", Duration.ofMillis(500));
  }

  private static void slowReader(HostileLine line, String requests)
      throws IOException, InterruptedException {
    line.send(requests);
    boolean _ = line.pause(SILENCE);
  }

  private static void idleBody(HostileLine line, String path, String key) throws IOException {
    line.send(head(path, "Transfer-Encoding: chunked\r\n", key) + "1\r\n{\r\n");
    line.listen(SILENCE);
  }

  private static void idleSocket(HostileLine line, String key) throws IOException {
    upgrade(line, key);
    line.listen(SILENCE);
  }

  private static void upgrade(HostileLine line, String key) throws IOException {
    line.send(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            .formatted(address("speech_synthesis"), key));
  }

  private static void hugeBody(HostileLine line, String path, String model, String key)
      throws IOException {
    long length = 60L << 20;
    String start = "{\"model\":\"%s\",\"input\":{\"prompt\":\"".formatted(model);
    line.send(
        head(path, "Content-Length: %d\r\n".formatted(start.length() + length + 3), key) + start);
    line.fill('a', length);
    line.send("\"}}");
    line.listen(LATER);
  }

  /// Twelve megabytes of base64 that are no picture.
  private static void hugeFile(HostileLine line, String path, String model, String key)
      throws IOException {
    String[] around = edit(model, "|").split("\\|", 2);
    int length = (around[0] + around[1]).getBytes(StandardCharsets.UTF_8).length + (12 << 20);
    line.send(head(path, "Content-Length: %d\r\n".formatted(length), key) + around[0]);
    line.fill('A', 12 << 20);
    line.send(around[1]);
    line.listen(LATER);
  }

  /// A frame that says it is 250 MB long, and is not.
  private static void hugeFrame(HostileLine line, String key) throws IOException {
    upgrade(line, key);
    line.send(
        new byte[] {
          (byte) 0x82,
          (byte) 0xFF,
          0,
          0,
          0,
          0,
          0x0E,
          (byte) 0xE6,
          (byte) 0xB2,
          (byte) 0x80,
          1,
          2,
          3,
          4,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0
        });
    line.listen(SILENCE);
  }

  /// A text of 256 KB that never ends, in frames of 64 KB.
  private static void hugeMessage(HostileLine line, String key) throws IOException {
    upgrade(line, key);
    byte[] more = new byte[] {0, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0};
    for (int frame = 0; frame < 4; frame++) {
      more[0] = (byte) (frame == 0 ? 0x01 : 0x00);
      line.send(more);
      line.fill('a', 65_535);
    }
    line.listen(SILENCE);
  }

  private static Caller nonsense(String path, String key) {
    List<String> requests =
        List.of(
            "GARBAGE\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            post(path, "", "{\"model\":", key),
            post(path, "", "[".repeat(100_000), key),
            post(path, "", "{\"model\":1e999999999}", key),
            head(path, "Transfer-Encoding: chunked\r\n", key) + "xyz\r\n",
            head(path, "Content-Length: 1\r\nContent-Length: 2\r\n", key) + "{}",
            form("name=\"" + "a".repeat(12_000)),
            form("name=\"x\\a\\a\\a"),
            "GET /api/v1/tasks/%00 HTTP/1.1\r\nHost: \"@\r\n\r\n");
    AtomicInteger turn = new AtomicInteger();
    return caller(
        "nonsense",
        AT_ONCE,
        line -> {
          line.send(requests.get(turn.getAndIncrement() % requests.size()));
          line.listen(SOON);
        });
  }

  private static String form(String disposition) {
    String body = "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\nx\r\n--B--";
    return "POST /oss-upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }
}
