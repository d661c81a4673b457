package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.TestServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What computes inside the process stops soon after it is told to. What is counted is the CPU that
/// the engine's thread still uses, beside what a piece of work of a known size uses at the same
/// time: a busy machine makes CPU dearer too, where cores are shared with strangers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopTest {
  private static final String EDIT = "/api/v1/services/aigc/image2image/image-synthesis";
  private static final int SIDE = 2048;

  /// A tenth of a second, and as much again for what a step costs before the compiler has seen it.
  private static final long MOST_NANOS = 200_000_000;

  /// Passes over an array that take about a tenth of a second of CPU where nothing else runs.
  private static final int PASSES = 24;

  /// How much is used before the stop, so that it comes in the middle of the work.
  private static final long BEFORE_NANOS = 30_000_000;

  private static final int TRIES = 3;
  private static final long PAUSE_NANOS = 500_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LocalWeb web = LocalWeb.start();
  private final Map<String, Integer> seen = new HashMap<>();
  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    web.put("/picture.png", picture(false));
    web.put("/mask.png", picture(true));
    server =
        TestServer.start(
            Map.of("fetch.allow", "[\"%s\"]".formatted(web.place()), "tasks.hold", "0"));
    Api api = Api.of(server);
    String first =
        api.post(Work.COLORIZATION.path, Work.COLORIZATION.body(web))
            .output()
            .path("task_id")
            .asString();
    api.until(first, "SUCCEEDED"); // libraries are loaded once, and that is no step of an edit
  }

  @AfterAll
  void stop() {
    server.close();
    web.close();
  }

  private static byte[] picture(boolean mask) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, mask ? 0 : (x * 31 + y * 17 & 0x1f) << 16 | (x >> 3) << 8 | y >> 3);
      }
    }
    Graphics2D g = image.createGraphics();
    g.setColor(mask ? Color.WHITE : Color.RED);
    g.fill(new Ellipse2D.Double(SIDE / 4.0, SIDE / 4.0, SIDE / 2.0, SIDE / 2.0));
    g.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  /// Something large to do.
  enum Work {
    PICTURE(
        "/api/v1/services/aigc/text2image/image-synthesis",
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"水墨山水，很多树，很多房子，很多鸟\"},\"parameters\":{\"size\":\"1440*1440\",\"n\":4}}"),
    FILM(
        "/api/v1/services/aigc/video-generation/video-synthesis",
        "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"海边日落，云，鸟\"},\"parameters\":{\"size\":\"1088*832\",\"duration\":10,\"fps\":60}}"),
    STYLE(function("stylization_all", "转换成法国绘本风格", "")),
    LOCAL_STYLE(function("stylization_local", "把红球变成木板风格", "")),
    DESCRIBED(function("description_edit", "把红球改成蓝色", "")),
    MASKED(function("description_edit_with_mask", "一只猫", "")),
    REMOVE_WATERMARK(function("remove_watermark", "去除图像中的文字", "")),
    EXPAND(function("expand", "草地", ",\"top_scale\":1.5,\"left_scale\":1.5,\"right_scale\":1.5")),
    SUPER_RESOLUTION(function("super_resolution", "图像超分", ",\"upscale_factor\":2")),
    COLORIZATION(function("colorization", "蓝色背景", "")),
    DOODLE(function("doodle", "卧室", "")),
    CARTOON(function("control_cartoon_feature", "卡通形象", "")),
    TRANSLATION(
        EDIT,
        "{\"model\":\"qwen-mt-image\",\"input\":{\"image_url\":\"WEB/picture.png\",\"source_lang\":\"en\",\"target_lang\":\"zh\"}}");

    private final String path;
    private final String body;

    Work(String path, String body) {
      this.path = path;
      this.body = body;
    }

    Work(String body) {
      this(EDIT, body);
    }

    private static String function(String name, String prompt, String parameters) {
      String mask = name.endsWith("_with_mask") ? ",\"mask_image_url\":\"WEB/mask.png\"" : "";
      return "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"%s\",\"prompt\":\"%s\",\"base_image_url\":\"WEB/picture.png\"%s},\"parameters\":{\"n\":1%s}}"
          .formatted(name, prompt, mask, parameters);
    }

    String body(LocalWeb web) {
      return body.replace("WEB", "http://" + web.place());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComputesStopsSoon(Work work, TestReporter reporter) throws Exception {
    seen.clear();
    long over = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && over > 0; i++) {
      long after = afterStop(work, i);
      long most = Math.max(MOST_NANOS, 2 * knownWork());
      reporter.publishEntry(work.name(), after / 1_000_000 + " of " + most / 1_000_000 + " ms");
      over = Math.min(over, after - most);
    }
    assertThat(over)
        .as("CPU after the stop, in ns, beyond what is allowed, seen %s", seen)
        .isNotPositive();
  }

  /// What a known piece of work costs now, in nanoseconds of CPU.
  private static long knownWork() {
    int[] values = new int[SIDE * SIDE];
    long before = THREADS.getCurrentThreadCpuTime();
    int sum = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 1; i < values.length; i++) {
        values[i] = values[i - 1] * 31 + pass;
        sum += values[i];
      }
    }
    long used = THREADS.getCurrentThreadCpuTime() - before;
    return sum == Integer.MIN_VALUE ? used + 1 : used; // the sum is asked for, so it is made
  }

  /// @param round later ones stop later
  private long afterStop(Work work, int round) throws Exception {
    Api api = Api.of(server);
    Api.Answer created = api.post(work.path, work.body(web));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(200);
    String id = created.output().path("task_id").asString();
    Optional<Thread> thread = working(api, id, BEFORE_NANOS * (round + 1));
    if (thread.isEmpty()) {
      return 0; // it ended before it could be stopped
    }
    Api.Answer cancel = api.post("/api/v1/tasks/" + id + "/cancel?running=true&abandon=true", "");
    long before = THREADS.getThreadCpuTime(thread.get().threadId());
    assertThat(cancel.status()).isIn(200, 400);
    long last = before;
    while (thread.get().isAlive()) {
      last = Math.max(last, THREADS.getThreadCpuTime(thread.get().threadId()));
      note(thread.get());
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return before < 0 ? 0 : last - before;
  }

  /// Where it was seen after the stop, for whoever reads of a failure.
  private void note(Thread thread) {
    Arrays.stream(thread.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.openbailian"))
        .findFirst()
        .ifPresent(frame -> seen.merge(frame.toString(), 1, Integer::sum));
  }

  /// The thread inside the engine, once it has used so much.
  private static Optional<Thread> working(Api api, String id, long nanos) throws Exception {
    @Nullable Thread[] found = new Thread[1];
    boolean[] ended = new boolean[1];
    Eventually.holds(
        "its engine works",
        () -> {
          found[0] = found[0] == null ? named("engine-" + id) : found[0];
          ended[0] =
              found[0] == null
                  ? !Set.of("PENDING", "RUNNING").contains(api.status(id))
                  : !found[0].isAlive();
          return ended[0]
              || (found[0] != null && THREADS.getThreadCpuTime(found[0].threadId()) > nanos);
        });
    return ended[0] ? Optional.empty() : Optional.ofNullable(found[0]);
  }

  private static @Nullable Thread named(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElse(null);
  }
}
