package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.Couplets;
import io.openbailian.illustrator.letters.Letters;
import io.openbailian.illustrator.letters.Page;
import io.openbailian.illustrator.letters.TextSetting;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Palettes;
import io.openbailian.illustrator.prompt.Composer;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.text.Dice;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// A prompt with text in it, the size to draw it at, and what is to be read in the picture.
record Printed(String name, String prompt, int width, int height) {
  static final long SEED = 7;

  /// Two and twenty, of every kind of printed thing, in both languages and all proportions.
  static final List<Printed> ALL =
      List.of(
          new Printed("couplets", "春联，上联“春风入喜财入户”，下联“岁月更新福满门”，横批“新春大吉”", 1024, 1024),
          new Printed("couplets-tall", "对联“天增岁月人增寿，春满乾坤福满门，四季长安”", 768, 1344),
          new Printed("couplets-wide", "对联：上联“春风化雨千山秀”下联“瑞雪迎年万物新”横批“春回大地”", 1280, 720),
          new Printed(
              "poster-zh", "音乐节海报，标题“夏日音乐节”，副标题“和朋友一起听海”，小字“8月18日 青岛第一海水浴场”，大海，日落", 768, 1152),
          new Printed(
              "poster-en",
              "Poster of mountains at dawn, titled \"The Long Way Home\", subtitle \"A film about"
                  + " mountains\", at the bottom \"In cinemas May 12\"",
              768,
              1152),
          new Printed("poster-mixed", "咖啡海报，标题“早安 Good Morning”，底部写着“每天 7:00 开门”，一杯咖啡", 1024, 1024),
          new Printed("poster-night", "未来科技城市海报，标题“未来已来”，副标题“FUTURE CITY 2050”", 1280, 720),
          new Printed("poster-strip", "竹林里的熊猫，海报，标题“森林之声”，副标题“自然纪录片”，小字“全国公映”", 768, 2700),
          new Printed("poster-snow", "雪地里的小教堂，顶部写着“冬天的童话”", 1024, 1024),
          new Printed("middle", "白云和蓝天，中间写着“自由”", 1024, 768),
          new Printed("sign-zh", "草地上的小狗，木牌上写着“请爱护花草”", 1024, 1024),
          new Printed("sign-en", "a cat beside a sign that says \"FRESH MILK\"", 1024, 768),
          new Printed("sign-mixed", "花园里的招牌“花园 Garden”", 768, 1024),
          new Printed("cover-zh", "小说封面，书名《山海之间》，作者“林清”，山水", 768, 1024),
          new Printed(
              "cover-en",
              "Book cover \"The Quiet Harbour\", subtitle \"Stories of the sea\", author \"Mary"
                  + " Stone\", a boat at sea",
              768,
              1024),
          new Printed("cover-wide", "书的封面，标题“长安十二时”，作者“马伯”，古建筑", 1280, 720),
          new Printed("menu-zh", "菜单“家常小馆”“番茄炒蛋 22元”“宫保鸡丁 38元”“麻婆豆腐 26元”“红烧牛肉 58元”", 768, 1024),
          new Printed(
              "menu-en",
              "A menu titled \"Lunch\": \"Tomato soup $6\", \"Green salad $8\", \"Grilled fish $15\","
                  + " a table with tea",
              1280,
              720),
          new Printed("menu-strip", "菜单，标题“茶馆”，“龙井茶 48元，普洱茶 58元，茉莉花茶 36元，铁观音 52元”", 768, 2700),
          new Printed("banner", "广场上的横幅“热烈欢迎新同学”，城市", 1280, 720),
          new Printed("brush", "书法“宁静致远”", 768, 1152),
          new Printed("brush-wide", "毛笔书法“厚德载物自强不息”", 1280, 720));

  SceneDescription scene() {
    return Composer.compose(prompt, "", dice().fork("scene"));
  }

  private Dice dice() {
    return Dice.of(SEED, prompt, "");
  }

  BufferedImage drawn() throws InterruptedException {
    return ScenePainter.draw(scene(), palette(), width, height, dice().fork("draw"), () -> false);
  }

  private Palette palette() {
    return Palettes.of(scene(), dice().fork("palette"));
  }

  /// Where each text is, in pixels.
  List<TextSetting> settings() {
    List<TextSetting> settings = new ArrayList<>();
    SceneDescription scene = scene();
    Page page = new Page(width, height, scene, dice().fork("draw").fork("letters"));
    Letters.typesets(page).forEach(typeset -> settings.addAll(typeset.settings()));
    if (scene.shows("couplets")) {
      settings.addAll(couplets(scene));
    }
    return settings;
  }

  private List<TextSetting> couplets(SceneDescription scene) {
    Dice dice = dice().fork("draw");
    Canvas canvas = new Canvas(width, height, scene, palette(), dice, () -> false, true);
    Staging.Spot spot =
        new Staging(canvas)
            .spots().stream()
                .filter(one -> one.subject().thing().equals("couplets"))
                .findFirst()
                .orElseThrow();
    AffineTransform there = AffineTransform.getTranslateInstance(spot.x(), spot.y());
    there.scale(spot.size(), spot.size());
    String text =
        String.join("\n", scene.letterings().stream().map(lettering -> lettering.text()).toList());
    return Couplets.settings(text, dice.fork("couplets", 0)).stream()
        .map(setting -> setting.moved(there))
        .toList();
  }
}
