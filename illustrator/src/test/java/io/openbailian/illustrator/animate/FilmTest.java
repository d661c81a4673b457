package io.openbailian.illustrator.animate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmTest {
  private static final Film.Shape SMALL = new Film.Shape(320, 180, 24, 12);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "日出延时",
        "日落，海浪",
        "雨夜的城市街道，红绿灯，车流",
        "雪中的小教堂，极光",
        "女孩在花园里散步，花瓣飘落",
        "小狗奔跑",
        "沙漠 延时",
        "森林，薄雾，萤火虫",
        "夜空，烟花，流星",
        "猫在沙发上",
        "门前的对联",
        "白底，机器人跳舞",
        "桌上的一杯茶",
        "未来城市",
        "雪山湖泊，小船，飞鸟，热气球，镜头环绕",
        "彩虹，花海，微风，枫叶",
        "花店"
      })
  void movesFromFrameToFrameWithoutJumping(String prompt) throws InterruptedException {
    List<int[]> frames = frames(prompt, 7, SMALL);

    assertThat(frames).hasSize(24);
    for (int i = 1; i < frames.size(); i++) {
      double change = change(frames.get(i - 1), frames.get(i));
      assertThat(change).as("change from frame %d to the next", i - 1).isBetween(0.02, 16.0);
    }
  }

  @Test
  void showsTheSameFramesForTheSameSeed() throws InterruptedException {
    List<int[]> first = frames("海边，海鸥，雨", 3, SMALL);
    List<int[]> again = frames("海边，海鸥，雨", 3, SMALL);

    assertThat(hashes(again)).isEqualTo(hashes(first));
  }

  @Test
  void showsAnotherFilmForAnotherSeed() throws InterruptedException {
    assertThat(hashes(frames("猫", 1, SMALL))).isNotEqualTo(hashes(frames("猫", 2, SMALL)));
  }

  @Test
  void becomesLightAtSunriseAndDarkAtSunset() throws InterruptedException {
    List<int[]> rising = frames("日出延时", 5, SMALL);
    List<int[]> setting = frames("日落延时", 5, SMALL);

    assertThat(light(rising.getLast())).isGreaterThan(light(rising.getFirst()) + 40);
    assertThat(light(setting.getLast())).isLessThan(light(setting.getFirst()) - 40);
  }

  @Test
  void enlargesWhatTheCameraApproaches() throws InterruptedException {
    double still = change(ends("群山，固定镜头"));
    double pushed = change(ends("群山，镜头推近"));
    double panned = change(ends("群山，镜头向左平移"));

    assertThat(pushed).isGreaterThan(2 * still);
    assertThat(panned).isGreaterThan(2 * still);
  }

  @ParameterizedTest
  @ValueSource(strings = {"480x854", "96x96", "1088x832"})
  void fillsFramesOfAnyShape(String shape) throws InterruptedException {
    int x = shape.indexOf('x');
    int width = Integer.parseInt(shape.substring(0, x));
    int height = Integer.parseInt(shape.substring(x + 1));

    List<int[]> frames = frames("湖，推近", 1, new Film.Shape(width, height, 2, 1));

    assertThat(frames.getLast()).hasSize(width * height);
  }

  @Test
  void endsWhenNobodyWantsItAnyMore() {
    AtomicInteger asked = new AtomicInteger();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () -> show("猫", 1, SMALL, () -> asked.incrementAndGet() > 30, new ArrayList<>()));
    assertThat(asked).hasValueLessThan(40);
  }

  private static int[][] ends(String prompt) throws InterruptedException {
    List<int[]> frames = frames(prompt, 11, SMALL);
    return new int[][] {frames.getFirst(), frames.getLast()};
  }

  private static List<int[]> frames(String prompt, long seed, Film.Shape shape)
      throws InterruptedException {
    List<int[]> frames = new ArrayList<>();
    show(prompt, seed, shape, () -> false, frames);
    return frames;
  }

  private static void show(
      String prompt, long seed, Film.Shape shape, BooleanSupplier stopped, List<int[]> frames)
      throws InterruptedException {
    Dice dice = Dice.of(seed, prompt, "");
    Film.show(
        prompt,
        Composer.compose(prompt, "", dice.fork("scene")),
        dice,
        shape,
        stopped,
        new Film.Screen() {
          private final FramePool pool = new FramePool(shape.width(), shape.height());

          @Override
          public BufferedImage blank(int width, int height) {
            return pool.take();
          }

          @Override
          public void show(BufferedImage frame) {
            frames.add(((DataBufferInt) frame.getRaster().getDataBuffer()).getData().clone());
            pool.giveBack(frame);
          }
        });
  }

  private static List<Integer> hashes(List<int[]> frames) {
    return frames.stream().map(Arrays::hashCode).toList();
  }

  private static double change(int[][] ends) {
    return change(ends[0], ends[1]);
  }

  /// The mean difference of a channel, 0 to 255.
  private static double change(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
      }
    }
    return sum / (3.0 * a.length);
  }

  private static double light(int[] frame) {
    return Arrays.stream(frame).mapToDouble(rgb -> rgb >> 8 & 255).average().orElse(0);
  }
}
