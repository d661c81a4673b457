package io.openbailian.illustrator.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The stages that a kind of story goes through.
///
/// @param chinese in which of the two languages it is told
record StoryPlan(List<Stage> stages, boolean chinese) {

  /// One stage; `%s` stands for the subject.
  record Stage(String pattern, String scenePattern) {
    String sentence(String subject) {
      return String.format(Locale.ROOT, pattern, subject);
    }

    String scene(String subject) {
      return String.format(Locale.ROOT, scenePattern, subject);
    }
  }

  private static final List<Stage> COOKING_ZH =
      List.of(
          new Stage("（没有收录%1$s的菜谱，以下是通用做法）准备%1$s所需的食材，洗净沥干。", "桌上的食材"),
          new Stage("把食材切成大小均匀的块，分别盛好。", "桌上的砧板"),
          new Stage("热锅凉油，先下葱姜蒜爆香。", "桌上的炒锅"),
          new Stage("下主料大火快炒，边炒边调味。", "桌上的炒锅"),
          new Stage("%s出锅装盘，趁热上桌。", "桌上的一盘菜肴"));
  private static final List<Stage> COOKING_EN =
      List.of(
          new Stage(
              "(No recipe of %1$s is known here; this is how most dishes are made.) Wash everything that"
                  + " %1$s needs and let it drain.",
              "ingredients on a table"),
          new Stage(
              "Cut it into pieces of one size and set them aside.", "a chopping board on a table"),
          new Stage(
              "Heat the pan, then the oil, and fry the garlic until it smells good.",
              "a pan on a table"),
          new Stage(
              "Add the rest, stir over a high flame and season to taste.", "a pan on a table"),
          new Stage("Serve %s while it is hot.", "a dish on a table"));
  private static final List<Stage> CRAFT_ZH =
      List.of(
          new Stage("备齐%s要用的材料和工具。", "桌上的纸张和工具，%s"),
          new Stage("按尺寸量好、画线、裁下各个部分。", "木桌上画好线的材料，%s"),
          new Stage("从底部开始，把各部分依次拼接固定。", "制作到一半的%s"),
          new Stage("修整边缘，添上颜色和细节。", "正在上色的%s"),
          new Stage("%s完成，放到合适的地方欣赏。", "完成的%s"));
  private static final List<Stage> CRAFT_EN =
      List.of(
          new Stage("Lay out the material and the tools for %s.", "paper and tools on a table, %s"),
          new Stage(
              "Measure, draw the lines and cut the parts.",
              "material with lines on a wooden table, %s"),
          new Stage("Join the parts one by one, from the bottom up.", "a half finished %s"),
          new Stage("Trim the edges, add colour and detail.", "%s being painted"),
          new Stage("Done: put %s where it can be seen.", "the finished %s"));
  private static final List<Stage> TALE_ZH =
      List.of(
          new Stage("清晨，%s的故事开始了。", "清晨，%s"),
          new Stage("上午阳光正好，%s渐渐热闹起来。", "晴天，%s"),
          new Stage("午后起了风，云影掠过%s。", "多云的午后，%s"),
          new Stage("傍晚，晚霞把%s染成金色。", "日落，%s"),
          new Stage("夜里星光点点，%s安静下来。", "夜晚，星星，%s"));
  private static final List<Stage> TALE_EN =
      List.of(
          new Stage("Morning comes, and with it the story of %s.", "morning, %s"),
          new Stage("The sun climbs; around %s things come alive.", "sunny day, %s"),
          new Stage("In the afternoon a wind moves the clouds over %s.", "cloudy afternoon, %s"),
          new Stage("The evening paints %s in gold.", "sunset, %s"),
          new Stage("Stars come out, and %s grows quiet.", "night, stars, %s"));
  private static final List<String> COOKING =
      List.of(
          "炒", "煮", "炖", "菜", "肉", "汤", "饭", "面", "蛋糕", "烤", "食谱", "cook", "recipe", "soup",
          "fried", "bake", "cake", "noodle");
  private static final List<String> CRAFT =
      List.of(
          "制作",
          "手工",
          "折",
          "做一",
          "组装",
          "搭建",
          "教程",
          "画",
          "craft",
          "fold",
          "build",
          "assemble",
          "how to",
          "tutorial");

  static StoryPlan of(String prompt, boolean chinese) {
    String lower = prompt.toLowerCase(Locale.ROOT);
    Optional<StoryPlan> recipe = Recipes.of(prompt, chinese);
    if (recipe.isPresent()) {
      return recipe.get();
    }
    if (mentions(COOKING, lower)) {
      return new StoryPlan(chinese ? COOKING_ZH : COOKING_EN, chinese);
    }
    if (mentions(CRAFT, lower)) {
      return new StoryPlan(chinese ? CRAFT_ZH : CRAFT_EN, chinese);
    }
    return new StoryPlan(chinese ? TALE_ZH : TALE_EN, chinese);
  }

  private static boolean mentions(List<String> words, String prompt) {
    return Stream.of(words).flatMap(List::stream).anyMatch(prompt::contains);
  }

  /// The stage of a step: the first and the last always stand at the ends.
  Stage stage(int index, int count) {
    int last = stages.size() - 1;
    return stages.get(count == 1 ? last : Math.round((float) index * last / (count - 1)));
  }
}
