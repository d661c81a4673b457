package io.openbailian.engine.embedded;

import io.openbailian.engine.EngineException;
import io.openbailian.engine.TestCall;
import io.openbailian.pixels.PngWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures every style, drawing and encoding, in the thread's own processor time, which a loaded
/// machine does not stretch: `java -cp … StyleBench [size] [rounds]`.
final class StyleBench {
  private static final List<String> SUBJECTS = List.of("可爱猫咪", "风景画，雪山，湖泊", "未来科技城市", "花店");

  private StyleBench() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws EngineException, InterruptedException {
    String size = arguments.length > 0 ? arguments[0] : "1024*1024";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
    for (String style : StyleGallery.STYLES) {
      List<Double> drawing = new ArrayList<>();
      List<Double> whole = new ArrayList<>();
      long bytes = 0;
      for (int i = 0; i < rounds; i++) {
        TestCall call =
            TestCall.textToImage(style + "，" + SUBJECTS.get(i % SUBJECTS.size()))
                .size(size)
                .seed(i);
        long start = now();
        var picture = Pictures.of(call);
        double drawn = (now() - start) / 1e6;
        bytes += PngWriter.write(picture, Map.of()).length;
        if (i >= rounds / 3) {
          drawing.add(drawn);
          whole.add((now() - start) / 1e6);
        }
      }
      System.out.printf(
          "%7.1f ms median, %7.1f worst, drawing %7.1f, %6d KiB  %s%n",
          median(whole), Collections.max(whole), median(drawing), bytes / rounds / 1024, style);
    }
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
