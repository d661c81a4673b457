package io.openbailian.engines.openai;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Time;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.outbound.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Opens engines for servers that tests play.
final class Servers {
  private Servers() {}

  static Engine open(TestServer server, String profile) {
    return open(SteppedTime.atNoon(), Map.of("base-url", server.base(), "profile", profile));
  }

  static Engine open(Time time, Map<String, Object> options) {
    try {
      Path folder = Files.createTempDirectory("engine-test");
      folder.toFile().deleteOnExit();
      return new OpenAiProvider().open(new EngineSettings(options, folder, time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Options with some more beside the address.
  static Map<String, Object> options(TestServer server, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("base-url", server.base());
    return all;
  }

  static List<EngineEvent> run(Engine engine, EngineCall call)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    engine.run(call, events::add);
    return events;
  }

  /// A PNG of one colour.
  static byte[] png(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String pictureAnswer() {
    return "{\"created\":1,\"data\":[{\"b64_json\":\"%s\",\"revised_prompt\":null,\"file_path\":\"/srv/models/out.png\"}]}"
        .formatted(base64(png(96, 64, 0x336699)));
  }
}
