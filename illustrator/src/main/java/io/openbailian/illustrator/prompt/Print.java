package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Lettering.Where;
import java.util.List;
import java.util.Optional;

/// The kind of printed thing that a prompt asks for, which says where its texts go when nothing
/// nearer does.
enum Print {
  CALLIGRAPHY,
  MENU,
  COVER,
  BANNER,
  POSTER,
  SIGN,
  PICTURE;

  /// What a place is called, near the text that belongs there.
  private record Name(Where place, List<String> words) {}

  /// The more particular first: 副标题 is no 标题.
  private static final List<Name> NAMES =
      List.of(
          new Name(
              Where.SIGN,
              List.of(
                  "招牌",
                  "店名",
                  "门牌",
                  "牌匾",
                  "木牌",
                  "路牌",
                  "牌子",
                  "告示牌",
                  "指示牌",
                  "广告牌",
                  "立牌",
                  " sign ",
                  " sign:",
                  "signboard",
                  "signpost",
                  "billboard",
                  "placard",
                  "named",
                  "called")),
          new Name(Where.BANNER, List.of("横幅", "条幅", "banner")),
          new Name(Where.AUTHOR, List.of("作者", "著者", "author", "written by", "a novel by")),
          new Name(
              Where.SUBTITLE,
              List.of("副标题", "副题", "口号", "标语", "subtitle", "tagline", "slogan", "subhead")),
          new Name(
              Where.FINE,
              List.of("小字", "脚注", "落款", "small print", "fine print", "small text", "footer")),
          new Name(Where.CALLIGRAPHY, List.of("书法", "毛笔", "题字", "题词", "calligraphy")),
          new Name(Where.BOTTOM, List.of("底部", "下方", "下面", "底下", "bottom", "below")),
          new Name(Where.COVER, List.of("封面", "书名", " cover ", "book title")),
          new Name(Where.MIDDLE, List.of("中央", "中间", "居中", "正中", "center", "centre", "middle")),
          new Name(
              Where.TOP, List.of("顶部", "上方", "标题", "主题", " top", "title", "headline", "above")));

  /// Where a calligrapher who was told no words gets them.
  private static final List<String> SAYINGS =
      List.of("宁静致远", "厚德载物", "上善若水", "天道酬勤", "海纳百川", "自强不息");

  /// The words that ask for it.
  private List<String> words() {
    return switch (this) {
      case CALLIGRAPHY -> List.of("书法", "毛笔", "挥毫", "墨宝", "字画", "calligraphy", "brush lettering");
      case MENU -> List.of("菜单", "菜牌", "价目表", "酒水单", "menu", "price list");
      case COVER ->
          List.of("封面", "book cover", "magazine cover", "cover of a", "cover for a", "book jacket");
      case BANNER -> List.of("横幅", "条幅", "banner");
      case POSTER -> List.of("海报", "宣传画", "传单", "poster", "flyer", "leaflet", "advert");
      case SIGN ->
          List.of("招牌", "木牌", "路牌", "牌子", "告示牌", "指示牌", "signboard", "signpost", "billboard");
      case PICTURE -> List.of();
    };
  }

  /// Where its texts go, the first, the second and the others.
  private List<Where> order() {
    return switch (this) {
      case CALLIGRAPHY -> List.of(Where.CALLIGRAPHY);
      case MENU -> List.of(Where.MENU);
      case COVER -> List.of(Where.COVER, Where.SUBTITLE, Where.AUTHOR);
      case BANNER -> List.of(Where.BANNER);
      case POSTER -> List.of(Where.TOP, Where.SUBTITLE, Where.FINE);
      case SIGN -> List.of(Where.SIGN);
      case PICTURE -> List.of();
    };
  }

  /// @param prompt without its quotations, in lower case
  static Print of(String prompt) {
    return List.of(values()).stream()
        .filter(print -> print.words().stream().anyMatch(prompt::contains))
        .findFirst()
        .orElse(PICTURE);
  }

  /// Where the words in front, or else those behind, say that a text goes; else what is usual.
  Optional<Where> place(String before, String after, int index) {
    return named(" " + before + " ")
        .or(() -> named(" " + after + " "))
        .map(this::within)
        .or(() -> usual(index));
  }

  /// The place of the text of that number.
  Optional<Where> usual(int index) {
    List<Where> order = order();
    return order.isEmpty()
        ? Optional.empty()
        : Optional.of(order.get(Math.min(index, order.size() - 1)));
  }

  /// The words to write when none are quoted.
  Optional<String> unsaid(String prompt) {
    return this == CALLIGRAPHY
        ? Optional.of(SAYINGS.get(Math.floorMod(prompt.hashCode(), SAYINGS.size())))
        : Optional.empty();
  }

  private static Optional<Where> named(String words) {
    return NAMES.stream()
        .filter(name -> name.words.stream().anyMatch(words::contains))
        .map(Name::place)
        .findFirst();
  }

  /// The title of a book stands on its cover, and who is named on a poster is small print.
  private Where within(Where place) {
    if (place == Where.AUTHOR && this != COVER) {
      return Where.FINE;
    }
    return this == COVER && place == Where.TOP ? Where.COVER : place;
  }
}
