package io.openbailian.conformance.bench.scenarios;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesis;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisParam;
import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import com.alibaba.dashscope.exception.ApiException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.utils.Constants;
import io.openbailian.conformance.bench.workbench.Engines;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import io.openbailian.protocol.Wire;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/// From submission to result as a program sees it that uses the official SDK.
public final class SdkCalls implements Scenario {
  private static final int WARM_UP = 5;
  private static final int CALLS = 20;

  @Override
  public String name() {
    return "sdk";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    for (Engines engine : Engines.values()) {
      if (engine.isThere()) {
        try (ServerProcess server = engine.start(bench, Map.of())) {
          Constants.baseHttpApiUrl = server.url() + Wire.API;
          figures.accept(measure(engine, bench));
        }
      }
    }
  }

  private static Figure measure(Engines engine, Workbench bench) throws IOException {
    double[] millis = new double[CALLS];
    for (int i = -WARM_UP; i < CALLS; i++) {
      long start = System.nanoTime();
      call(bench);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return new Figure(
        "ImageSynthesis.call of the official Java SDK, %s engine, 1024*1024"
            .formatted(engine.kind()),
        Text.format("median of %d: %.0f ms", CALLS, Text.median(millis)),
        "",
        limit(engine));
  }

  private static void call(Workbench bench) throws IOException {
    ImageSynthesisParam asked =
        ImageSynthesisParam.builder()
            .apiKey(bench.key())
            .model(bench.models().drawing())
            .prompt("可爱猫咪")
            .size("1024*1024")
            .n(1)
            .build();
    try {
      ImageSynthesisResult result = new ImageSynthesis().call(asked);
      if (!result.getOutput().getTaskStatus().equals("SUCCEEDED")) {
        throw new IOException("the SDK's call ended with " + result);
      }
    } catch (ApiException | NoApiKeyException e) {
      throw new IOException("the SDK's call failed", e);
    }
  }

  private static String limit(Engines engine) {
    return switch (engine) {
      case SCRIPTED ->
          "Three durable commits and the syncs of the picture; the SDK's own pauses are gone, because its first poll is held.";
      case EMBEDDED -> "Drawing and encoding the picture.";
    };
  }
}
