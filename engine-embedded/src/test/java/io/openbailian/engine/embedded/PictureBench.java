package io.openbailian.engine.embedded;

import io.openbailian.engine.EngineException;
import io.openbailian.engine.TestCall;
import io.openbailian.pixels.PngWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures drawing and encoding, by hand: `taskset -c 0 java -cp … PictureBench`.
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

  private PictureBench() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws EngineException, InterruptedException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25;
    List<Double> all = new ArrayList<>();
    for (String prompt : PROMPTS) {
      double first = 0;
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        TestCall call = TestCall.textToImage(prompt).size("1024*1024").seed(i);
        int bytes = PngWriter.write(Pictures.of(call), Map.of()).length;
        double took = (System.nanoTime() - start) / 1e6;
        first = i == 0 ? took : first;
        if (i >= rounds / 2 && bytes > 0) {
          times.add(took);
          all.add(took);
        }
      }
      System.out.printf("%7.1f ms median, first %7.1f  %s%n", median(times), first, prompt);
    }
    System.out.printf("%7.1f ms median of all%n", median(all));
  }

  private static double median(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
