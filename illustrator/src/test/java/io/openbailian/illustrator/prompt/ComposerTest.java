package io.openbailian.illustrator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Lettering;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Season;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.text.Dice;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposerTest {
  private static SceneDescription scene(String prompt) {
    return scene(prompt, "");
  }

  private static SceneDescription scene(String prompt, String negative) {
    return Composer.compose(prompt, negative, Dice.of(1));
  }

  private static Subject only(SceneDescription scene) {
    assertThat(scene.subjects()).hasSize(1);
    return scene.subjects().getFirst();
  }

  @Test
  void understandsPlaceSubjectColourAndSky() {
    SceneDescription scene = scene("雪地，白色小教堂，极光");

    assertThat(scene.place()).isEqualTo(Place.SNOWFIELD);
    assertThat(scene.season()).isEqualTo(Season.WINTER);
    assertThat(scene.time()).isEqualTo(TimeOfDay.NIGHT);
    assertThat(scene.shows(Sky.AURORA)).isTrue();
    assertThat(only(scene).thing()).isEqualTo("church");
    assertThat(only(scene).hue()).contains(Hue.WHITE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          可爱猫咪                         | cat    | 1 |
          三只白猫                         | cat    | 3 | WHITE
          三只可爱的黑色小猫               | cat    | 3 | BLACK
          two small red boats              | boat   | 2 | RED
          a girl in a red dress, in a forest | person | 1 | RED
          穿着蓝色裙子的女孩               | person | 1 | BLUE
          12朵红色的花                     | flowers | 12 | RED
          a group of rabbits               | rabbit | 6 |
          """)
  void understandsNumberAndColour(String prompt, String thing, int count, Hue hue) {
    Subject subject = only(scene(prompt));

    assertThat(subject.thing()).isEqualTo(thing);
    assertThat(subject.count()).isEqualTo(count);
    assertThat(subject.hue().orElse(null)).isEqualTo(hue);
  }

  @ParameterizedTest
  @CsvSource({"日出,DAWN", "夕阳下的海,DUSK", "夜晚的城市,NIGHT", "a sunny day at the beach,DAY", "月光,NIGHT"})
  void understandsTheTimeOfDay(String prompt, TimeOfDay time) {
    assertThat(scene(prompt).time()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "未来科技城市,FUTURE_CITY", "中文对联设计,GATE", "风景画,MOUNTAIN", "沙漠里的骆驼,DESERT",
    "一间有着精致窗户的花店,STREET", "a cat on a sofa,ROOM", "一杯茶,TABLE", "赛博朋克风格的猫,FUTURE_CITY"
  })
  void understandsThePlace(String prompt, Place place) {
    assertThat(scene(prompt).place()).isEqualTo(place);
  }

  @Test
  void aColourOfTheSkyTintsThePictureButOneOfASofaDoesNot() {
    assertThat(scene("紫色的夜空").tint()).contains(Hue.PURPLE);
    assertThat(scene("蓝色调的风景").tint()).contains(Hue.BLUE);
    assertThat(scene("猫坐在红色沙发上").tint()).isEmpty();
  }

  @Test
  void aNegativePromptTakesAwayWhatItNames() {
    SceneDescription scene = scene("草地上的猫和狗，白云，下雨", "狗，云, rain");

    assertThat(scene.shows("cat")).isTrue();
    assertThat(scene.shows("dog")).isFalse();
    assertThat(scene.avoids("dog")).isTrue();
    assertThat(scene.shows(Sky.CLOUDS)).isFalse();
    assertThat(scene.weather()).isEqualTo(Weather.CLEAR);
  }

  @Test
  void anAvoidedColourIsNobodys() {
    assertThat(only(scene("红色气球", "红色")).hue()).isPresent().get().isNotEqualTo(Hue.RED);
    assertThat(only(scene("红色的猫", "red")).hue()).isEmpty();
    assertThat(scene("紫色的夜空", "紫色").tint()).isEmpty();
  }

  @Test
  void anAvoidedColouredThingLeavesTheOthers() {
    SceneDescription scene = scene("一只白猫和一只黑猫", "白猫");

    assertThat(only(scene).hue()).contains(Hue.BLACK);
    assertThat(scene.avoids("cat")).isFalse();
  }

  @Test
  void avoidedTextAndPeopleAreLeftOut() {
    SceneDescription scene = scene("海报，标题“你好”，一个女孩和一只猫", "文字, people");

    assertThat(scene.letterings()).isEmpty();
    assertThat(only(scene).thing()).isEqualTo("cat");
    assertThat(scene.avoids("person")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "神秘的森林,NIGHT,FOG",
    "欢快的草地,DAY,CLEAR",
    "雨中的街道,DAY,RAIN",
    "a dramatic desert with the sun,,CLEAR"
  })
  void timeAndWeatherFitTheMood(String prompt, TimeOfDay time, Weather weather) {
    for (long seed = 1; seed < 12; seed++) {
      SceneDescription scene = Composer.compose(prompt, "", Dice.of(seed));

      assertThat(scene.weather()).isEqualTo(weather);
      assertThat(time == null ? scene.time() != TimeOfDay.NIGHT : scene.time() == time).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"樱花,SPRING", "荷花,SUMMER", "枫树,AUTUMN", "梅花,WINTER", "下雪的村庄,WINTER", "雨中的郁金香,SPRING"})
  void theSeasonFollowsFromWhatGrowsAndFalls(String prompt, Season season) {
    assertThat(scene(prompt).season()).isEqualTo(season);
  }

  @ParameterizedTest
  @CsvSource({
    "企鹅,SNOWFIELD",
    "灯塔,SEA",
    "熊猫,FOREST",
    "书架,ROOM",
    "汽车,STREET",
    "蛋糕,TABLE",
    "whale,SEA",
    "windmill,MEADOW",
    "a girl with a cake,ROOM"
  })
  void thePlaceSuitsTheSubject(String prompt, Place place) {
    assertThat(scene(prompt).place()).isEqualTo(place);
  }

  @Test
  void aNegationInThePromptTakesAwayWhatFollowsInItsClause() {
    SceneDescription scene = scene("a lake without people, with a boat");

    assertThat(scene.shows("person")).isFalse();
    assertThat(scene.shows("boat")).isTrue();
    assertThat(scene("不要人物，一只猫").shows("cat")).isTrue();
  }

  @Test
  void quotedTextIsWrittenAndNotUnderstood() {
    SceneDescription scene = scene("海报，标题“小狗乐园 Dog”，底部写着「明天见」");

    assertThat(scene.shows("dog")).isFalse();
    assertThat(scene.letterings())
        .containsExactly(
            new Lettering("小狗乐园 Dog", Lettering.Where.TOP),
            new Lettering("明天见", Lettering.Where.BOTTOM));
  }

  @Test
  void aSignBelongsToAShop() {
    assertThat(scene("一家花店，招牌“春天花坊”").letterings())
        .containsExactly(new Lettering("春天花坊", Lettering.Where.SIGN));
  }

  @Test
  void aLatinWordIsNeverFoundInsideAnother() {
    assertThat(scene("concatenate the category").shows("cat")).isFalse();
    assertThat(scene("Cats").shows("cat")).isTrue();
  }

  @Test
  void anotherThrowComposesWhatIsLeftOpenAnotherWay() {
    assertThat(
            LongStream.range(0, 30)
                .mapToObj(seed -> Composer.compose("可爱猫咪", "", Dice.of(seed)).place())
                .distinct())
        .hasSizeGreaterThan(2);
  }
}
