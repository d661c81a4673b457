package io.openbailian.illustrator;

import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures drawing and encoding of prompts and of every style, by hand and in the thread's own
/// processor time, which a loaded machine does not stretch: `java -cp … PictureBench [side]
/// [rounds]`.
final class PictureBench {
  private static final List<String> PROMPTS =
      List.of(
          "可爱猫咪",
          "雪地，白色小教堂，极光",
          "一间有着精致窗户的花店，漂亮的木质门，摆放着花朵",
          "日出",
          "风景画",
          "未来科技城市",
          "中文对联设计",
          "森林里的三只兔子，下雨，“你好”");
  private static final List<String> STYLED = List.of("可爱猫咪", "风景画，雪山，湖泊", "未来科技城市", "花店");

  private PictureBench() {}

  /// One kind of picture: drawing alone, and with encoding, in milliseconds.
  private record Times(List<Double> drawing, List<Double> whole) {}

  public static void main(String[] arguments) throws InterruptedException {
    int side = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1024;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
    for (String prompt : PROMPTS) {
      tell(prompt, measured(List.of(prompt), side, rounds));
    }
    for (String style : StyleGallery.STYLES) {
      List<String> prompts = STYLED.stream().map(prompt -> style + "，" + prompt).toList();
      tell(style, measured(prompts, side, rounds));
    }
  }

  /// The first half of the rounds warms up.
  private static Times measured(List<String> prompts, int side, int rounds)
      throws InterruptedException {
    Times times = new Times(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < rounds; i++) {
      long start = now();
      BufferedImage picture =
          Illustration.of(prompts.get(i % prompts.size()), i).picture(side, side);
      long drawn = now();
      int bytes = PngWriter.write(picture, Map.of()).length;
      if (i >= rounds / 2 && bytes > 0) {
        times.drawing().add((drawn - start) / 1e6);
        times.whole().add((now() - start) / 1e6);
      }
    }
    return times;
  }

  @SuppressWarnings("SystemOut")
  private static void tell(String name, Times times) {
    System.out.printf(
        "%7.1f ms median, %7.1f worst, drawing %7.1f  %s%n",
        median(times.whole()), Collections.max(times.whole()), median(times.drawing()), name);
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
