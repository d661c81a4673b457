package io.openbailian.illustrator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes the sheet `docs/gallery/illustrator/styles.jpg`: a cat, a landscape and a shop in each
/// style. The folder is the first argument; prompts of one's own may follow.
final class StyleGallery {
  static final List<String> STYLES =
      List.of("", "水墨画", "水彩画", "油画", "扁平插画", "赛博朋克", "像素画", "剪纸", "国潮", "素描", "极简风", "复古海报", "摄影");
  private static final List<String> PROMPTS = List.of("可爱猫咪", "风景画，雪山，湖泊", "花店");
  private static final int COLUMNS = 7;
  private static final int SIDE = 1024;

  private StyleGallery() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    List<String> given = List.of(args).subList(1, args.length);
    ContactSheet sheet = new ContactSheet(COLUMNS);
    for (String prompt : given.isEmpty() ? PROMPTS : given) {
      for (String style : STYLES) {
        String styled = style.isEmpty() ? prompt : style + "，" + prompt;
        sheet.add(styled, Illustration.of(styled, Long.getLong("seed", 3)).picture(SIDE, SIDE));
      }
      sheet.endRow();
    }
    sheet.write(Path.of(args[0]).resolve("styles.jpg"));
  }
}
