package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.tool.Box;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is named is seen where the layout says, and what a negative prompt names is not.
class NamedSubjectTest {
  private static final int SIDE = 256;

  private static SceneDescription scene(String prompt, String negative) {
    return Composer.compose(prompt, negative, Dice.of(3));
  }

  private static BufferedImage drawn(SceneDescription scene) throws InterruptedException {
    return ScenePainter.draw(
        scene, Palettes.of(scene, Dice.of(4)), SIDE, SIDE, Dice.of(5), () -> false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "猫", "狗", "兔子", "马", "熊猫", "鹿", "女孩", "仙子", "机器人", "龙", "教堂", "小屋", "城堡", "灯塔", "寺庙", "亭子",
        "风车", "热气球", "风筝", "汽车", "火车", "自行车", "花瓶", "大树", "三只鸟", "一群蝴蝶"
      })
  void aNamedSubjectChangesItsRegion(String subject) throws InterruptedException {
    String prompt = "白天的草地上有" + subject;
    SceneDescription with = scene(prompt, "");
    SceneDescription without = scene(prompt, subject);

    assertThat(with.subjects()).hasSize(1);
    assertThat(without.subjects()).isEmpty();
    BufferedImage picture = drawn(with);
    BufferedImage empty = drawn(without);
    for (Placement placement : ScenePainter.plan(with, SIDE, SIDE, Dice.of(5))) {
      assertThat(changed(picture, empty, placement.box())).isGreaterThan(0.1);
    }
  }

  private static double changed(BufferedImage one, BufferedImage other, Box box) {
    int all = 0;
    int changed = 0;
    for (int y = (int) Math.max(0, box.y()); y < Math.min(SIDE, box.bottom()); y++) {
      for (int x = (int) Math.max(0, box.x()); x < Math.min(SIDE, box.right()); x++) {
        all++;
        changed += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return changed / (double) all;
  }
}
