package io.openbailian.illustrator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes four sheets of the illustrator into a folder: the prompts printed in the source documents
/// (`prompts.jpg`), nine seeds of one prompt (`seeds.jpg`), one prompt in many shapes (`sizes.jpg`)
/// and ordinary prompts (`ordinary.jpg`), which `docs/gallery/ordinary.md` judges.
final class PromptGallery {
  private static final List<String> PRINTED =
      List.of(
          "可爱猫咪",
          "中文对联设计",
          "风景画",
          "未来科技城市",
          "雪地，白色小教堂，极光",
          "一间有着精致窗户的花店，漂亮的木质门，摆放着花朵",
          "赛博朋克风格的猫",
          "日出",
          "番茄炒蛋",
          "辣椒炒肉",
          "陶瓷兔子抱着陶瓷小花",
          "北欧风格客厅",
          "绿色仙子",
          "小狗戴帽子",
          "花瓶",
          "a girl in a dress, in a forest",
          "三只白猫坐在红色沙发上",
          "书店的招牌“春风书屋”");
  private static final String SEEDED = "湖边的小屋和一只小狗";
  private static final List<String> SIZES =
      List.of("1024*1024", "720*1280", "1280*720", "768*2700", "1440*512", "512*512");

  private PromptGallery() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    Path folder = Path.of(args[0]);
    ContactSheet prompts = new ContactSheet(6);
    for (String prompt : PRINTED) {
      add(prompts, prompt, prompt, 7, "1024*1024");
    }
    prompts.write(folder.resolve("prompts.jpg"));
    ContactSheet seeds = new ContactSheet(3);
    for (int seed = 1; seed <= 9; seed++) {
      add(seeds, SEEDED + " · " + seed, SEEDED, seed, "1024*1024");
    }
    seeds.write(folder.resolve("seeds.jpg"));
    ContactSheet sizes = new ContactSheet(3);
    for (String size : SIZES) {
      add(sizes, size, "雪山下的湖，红色热气球", 5, size);
    }
    sizes.write(folder.resolve("sizes.jpg"));
    ContactSheet ordinary = new ContactSheet(8);
    for (String prompt : ordinary()) {
      add(ordinary, prompt, prompt, 7, "400*400");
    }
    ordinary.write(folder.resolve("ordinary.jpg"));
  }

  /// Prompts as people write them, the first twenty from public collections.
  private static List<String> ordinary() throws IOException {
    try (InputStream in = PromptGallery.class.getResourceAsStream("ordinary.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static void add(ContactSheet sheet, String caption, String prompt, long seed, String size)
      throws InterruptedException {
    String[] sides = size.split("\\*", -1);
    sheet.add(
        caption,
        Illustration.of(prompt, seed)
            .picture(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }
}
