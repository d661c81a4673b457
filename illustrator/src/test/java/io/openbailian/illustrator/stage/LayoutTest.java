package io.openbailian.illustrator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.tool.Box;
import io.openbailian.illustrator.tool.Frame;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static final int SIDE = 1000;

  private static List<Placement> plan(String prompt, int width, int height, long seed) {
    SceneDescription scene = Composer.compose(prompt, "", Dice.of(seed));
    return ScenePainter.plan(scene, width, height, Dice.of(seed));
  }

  private static List<Placement> plan(String prompt) {
    return plan(prompt, SIDE, SIDE, 7);
  }

  private static Box box(List<Placement> plan, String thing) {
    return plan.stream()
        .filter(placement -> placement.subject().thing().equals(thing))
        .findFirst()
        .orElseThrow()
        .box();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "左边一只猫，右边一只狗 | cat | dog",
        "a dog on the right and a cat on the left | cat | dog",
        "草地上，左侧有一座教堂，右侧有一棵树 | church | tree",
        "机器人在左边，女孩在右边，猫在中间 | robot | person",
        "湖的左边有一艘船，右边有三只鸟 | boat | bird"
      })
  void standsOnTheSideThatThePromptNames(String prompt, String left, String right) {
    for (long seed = 1; seed <= 5; seed++) {
      List<Placement> plan = plan(prompt, SIDE, SIDE, seed);

      assertThat(box(plan, left).centreX()).isLessThan(0.5 * SIDE);
      assertThat(box(plan, right).centreX()).isGreaterThan(0.5 * SIDE);
    }
  }

  @Test
  void standsInTheMiddleWhenAsked() {
    Box cat = box(plan("机器人在左边，女孩在右边，猫在中间"), "cat");

    assertThat(cat.centreX()).isBetween(0.34 * SIDE, 0.66 * SIDE);
  }

  @Test
  void isSmallerAndHigherInTheDistanceThanNearBy() {
    Box far = box(plan("草地，远处有一匹马，近处有一只狗"), "horse");
    Box near = box(plan("草地，远处有一只狗，近处有一匹马"), "horse");

    assertThat(far.height()).isLessThan(near.height() * 0.7);
    assertThat(far.bottom()).isLessThan(near.bottom());
  }

  @Test
  void catsSitUponTheSofa() {
    List<Placement> plan = plan("三只白猫坐在红色沙发上");
    Box sofa = box(plan, "sofa");

    assertThat(plan).hasSize(4);
    assertThat(plan.getFirst().subject().thing()).isEqualTo("sofa");
    assertThat(plan.subList(1, 4))
        .allSatisfy(cat -> {
          assertThat(cat.box().bottom()).isBetween(sofa.y(), sofa.bottom());
          assertThat(cat.box().centreX()).isBetween(sofa.x(), sofa.right());
        });
  }

  @Test
  void whoRidesSitsUponWhatIsRidden() {
    List<Placement> plan = plan("女孩骑着白马");

    assertThat(box(plan, "person").bottom()).isLessThan(box(plan, "horse").bottom());
    assertThat(box(plan, "person").y()).isLessThan(box(plan, "horse").y());
  }

  @Test
  void aFigureThatFliesIsAboveTheHorizon() {
    Box dragon = box(plan("a red dragon flying over a castle"), "dragon");

    assertThat(dragon.centreY()).isLessThan(horizon("a castle, mountains"));
  }

  @Test
  void aCloseUpIsLargerAndALongShotSmaller() {
    double usual = box(plan("草地上的一只猫"), "cat").height();

    assertThat(box(plan("草地上的一只猫，特写"), "cat").height()).isGreaterThan(usual * 1.4);
    assertThat(box(plan("草地上的一只猫，远景"), "cat").height()).isLessThan(usual * 0.6);
  }

  @Test
  void aCloseUpCutsTheFeetAndNotTheFace() {
    Box girl = box(plan("a close-up of a girl"), "person");

    assertThat(girl.y()).isBetween(0.0, 0.2 * SIDE);
    assertThat(girl.bottom()).isGreaterThan(SIDE);
  }

  @Test
  void seenFromAboveTheHorizonIsHigherAndFromBelowLower() {
    double level = horizon("草地，平视");

    assertThat(horizon("草地，俯视")).isLessThan(level * 0.8);
    assertThat(horizon("草地，仰视")).isGreaterThan(level * 1.15);
  }

  private static double horizon(String prompt) {
    return new Frame(SIDE, SIDE, Composer.compose(prompt, "", Dice.of(1))).horizon();
  }

  @Test
  void sizesFollowThePromptAndNature() {
    List<Placement> plan = plan("草地上，一只巨大的猫和一只小小的狗");
    List<Placement> friends = plan("草地上的女孩和猫");
    List<Placement> atHome = plan("老奶奶坐在椅子上，旁边有一只猫");

    assertThat(box(plan, "cat").height()).isGreaterThan(box(plan, "dog").height() * 1.5);
    assertThat(box(friends, "person").height()).isGreaterThan(box(friends, "cat").height() * 1.2);
    assertThat(box(atHome, "person").height()).isGreaterThan(box(atHome, "cat").height());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "两只猫和三只狗",
        "a girl, a boy, a dog, a cat and a rabbit in a garden",
        "十二只兔子",
        "four robots on the street",
        "湖上的三艘船"
      })
  void manyStandBesideEachOther(String prompt) {
    for (int[] size : new int[][] {{1000, 1000}, {768, 2700}, {2700, 768}}) {
      List<Placement> plan = plan(prompt, size[0], size[1], 3);

      assertThat(plan.size()).isGreaterThan(2);
      for (Placement one : plan) {
        for (Placement other : plan) {
          assertThat(one.equals(other) ? 0 : one.box().covered(other.box())).isLessThan(0.7);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"512*512", "1440*512", "512*1440", "768*2700", "2700*768"})
  void everythingIsInThePicture(String size) {
    int width = Integer.parseInt(size.substring(0, size.indexOf('*')));
    int height = Integer.parseInt(size.substring(size.indexOf('*') + 1));
    for (String prompt :
        List.of("可爱猫咪", "雪地，白色小教堂", "三艘船，日落", "许多热气球", "女孩站在桥上", "房间里的沙发和台灯", "一只狗在左边")) {
      for (Placement placement : plan(prompt, width, height, 5)) {
        assertThat(placement.box().x()).isGreaterThan(-0.05 * width);
        assertThat(placement.box().right()).isLessThan(1.05 * width);
        assertThat(placement.box().y()).isGreaterThan(-0.02 * height);
        assertThat(placement.box().bottom()).isLessThan(1.0 * height);
      }
    }
  }

  @Test
  void aPicturesSubjectIsLargeInPortraitLandscapeAndPanorama() {
    for (int[] size : new int[][] {{1000, 1000}, {900, 1600}, {1600, 900}, {768, 2700}}) {
      Box cat = box(plan("草地上的猫", size[0], size[1], 2), "cat");

      assertThat(Math.max(cat.width() / size[0], cat.height() / size[1])).isGreaterThan(0.4);
    }
  }

  @Test
  void seedsVaryWhereASubjectStands() {
    List<Long> middles =
        LongStream.range(0, 12)
            .map(seed -> Math.round(box(plan("草地上的猫", 1600, 900, seed), "cat").centreX() / 80))
            .distinct()
            .boxed()
            .toList();

    assertThat(middles).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aSubjectMoreDoesNotChangeWhichOthersThereAre() {
    List<String> things = new ArrayList<>();
    plan("草地上的猫、狗和鸟").forEach(placement -> things.add(placement.subject().thing()));

    assertThat(things).containsExactlyInAnyOrder("bird", "cat", "dog");
  }
}
