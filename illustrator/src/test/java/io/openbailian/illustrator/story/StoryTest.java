package io.openbailian.illustrator.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTest {

  @Test
  void tellsTheRecipeOfTheSourceDocumentInThreeSteps() {
    Story story = Story.of("制作辣椒炒肉的3个步骤图文教程", 5);

    assertThat(story.steps()).hasSize(3);
    assertThat(story.steps().getFirst().text()).startsWith("第一步：").contains("辣椒炒肉");
    assertThat(story.steps().getLast().text()).startsWith("第三步：辣椒炒肉出锅");
    assertThat(story.steps().getLast().scene()).contains("stir-fry").contains("green");
  }

  @ParameterizedTest
  @CsvSource({
    "番茄炒蛋的四个步骤, 4",
    "两幅画面讲述小猫的一天, 2",
    "a five-step tutorial of a paper boat, 5",
    "a 2 step recipe of tomato soup, 2",
    "小猫的故事, 3",
  })
  void readsHowManyStepsAreAskedFor(String prompt, int steps) {
    assertThat(Story.of(prompt, 5).steps()).hasSize(steps);
  }

  @Test
  void neverHasMorePicturesThanAllowed() {
    assertThat(Story.of("10个步骤折纸船教程", 2).steps()).hasSize(2);
  }

  @Test
  void speaksTheLanguageOfThePrompt() {
    assertThat(Story.of("a three step recipe of tomato soup", 5).steps().getFirst().text())
        .startsWith("Step 1: ")
        .contains("tomato soup");
  }

  @ParameterizedTest
  @CsvSource({
    "番茄炒蛋的五个步骤, 番茄",
    "教我做红烧肉，4个步骤, 五花肉",
    "a five step recipe of mapo tofu, tofu",
  })
  void cooksWhatItHasARecipeOfByThatRecipe(String prompt, String first) {
    Story story = Story.of(prompt, 5);

    assertThat(story.steps().getFirst().text()).contains(first).doesNotContain("通用", "No recipe");
    assertThat(story.steps().stream().map(Story.Step::scene).distinct().count())
        .isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"佛跳墙的三个步骤做菜教程, 没有收录", "a 3 step recipe of bouillabaisse soup, No recipe"})
  void saysThatItHasNoRecipeOfAnUnknownDish(String prompt, String said) {
    assertThat(Story.of(prompt, 5).steps().getFirst().text()).contains(said);
  }

  @Test
  void aLeadingCountIsNoPartOfTheSubject() {
    assertThat(Story.of("5个步骤折纸船教程", 5).steps().getFirst().text()).contains("备齐折纸船");
  }
}
