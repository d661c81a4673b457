package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineException;
import io.openbailian.engine.embedded.edit.Reference.Role;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.imaging.region.Region;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a sentence asks to be done with two or more pictures; understood wholly or not at all.
sealed interface Pair {

  BufferedImage carriedOut(Job job) throws EngineException, InterruptedException;

  /// Pictures from left to right.
  record SideBySide(List<Integer> numbers) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job) throws EngineException {
      List<BufferedImage> chosen =
          numbers.stream().map(number -> job.call().images().get(number - 1)).toList();
      int lowest = chosen.stream().mapToInt(BufferedImage::getHeight).min().orElseThrow();
      double width =
          chosen.stream().mapToDouble(i -> i.getWidth() * (double) lowest / i.getHeight()).sum();
      Job.affordable((long) width, lowest);
      return Arrange.sideBySide(chosen);
    }
  }

  /// The subject of one picture before another picture.
  record Background(int subject, int behind) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job) throws EngineException, InterruptedException {
      return Transfer.background(job, picture(job, subject), picture(job, behind));
    }
  }

  /// The pattern of one picture on a part of another.
  record Texture(int on, Region part, int from) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job) throws EngineException, InterruptedException {
      return Transfer.texture(job, picture(job, on), part, picture(job, from));
    }
  }

  /// The colours of one picture on a part of another.
  record Colours(int on, Region part, int from) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job) throws EngineException, InterruptedException {
      return Transfer.colours(job, picture(job, on), part, picture(job, from));
    }
  }

  /// Something drawn in the colours of one picture before another.
  record Drawn(String words, Optional<Integer> style, Optional<Integer> behind) implements Pair {
    @Override
    public BufferedImage carriedOut(Job job) throws EngineException, InterruptedException {
      return Transfer.drawn(
          job,
          words,
          style.map(number -> picture(job, number)),
          behind.map(number -> picture(job, number)));
    }
  }

  Pattern BESIDE =
      Pattern.compile(
          "(?i)并排|拼接|拼在一起|拼成一张|左右拼|side\\s+by\\s+side|next\\s+to\\s+each\\s+other|collage");

  Pattern DRAWN =
      Pattern.compile(
          "(?i)(?:生成|绘制|画一?[张幅盘个]?|制作|\\b(?:generate|draw|create|paint)\\b)\\s*([^，。,.]+?)\\s*[。.]?$");

  Pattern PLACED =
      Pattern.compile("(?i)放|置于|移到|站在|出现在|合成|\\b(?:put|place|move|paste|insert|stand)\\b");

  Pattern BEHIND = Pattern.compile("(?i)背景|background|backdrop");

  Pattern WORN = Pattern.compile("(?i)穿|\\bwear(?:s|ing)?\\b|\\bdressed\\b");

  Pattern LEAVES =
      Pattern.compile(
          "(?i)连衣裙|裙子|衣服|上衣|外套|衬衫|毛衣|服装|旗袍|背景|场景|天空|头发|主体|主角|人物|女孩|男孩|女生|男生|女人|男人|小猫|小狗|猫咪|商品|产品|物体"
              + "|纹理|材质|图案|花纹|质感|布料|颜色|色调|配色|色彩|并排|拼接|拼在一起|拼成一张|左右拼接?|放置|放到|放在|放入|放进|置于|移到|站在|出现在|合成"
              + "|替换|更换|换成|换为|改成|改为|变成|作为|使用|应用|迁移|穿着|穿上|参考|一起|前面|前|一张|图片|图"
              + "|[红橙黄绿青蓝紫粉棕黑灰白]色"
              + "|\\b(?:side|by|next|to|each|other|collage|put|place|move|paste|insert|stand|standing|wears?|wearing|dressed|dress|clothes|shirt|coat"
              + "|skirt|jacket|background|backdrop|scene|sky|hair|subject|person|girl|boy|woman|man|cat|dog|product|object|texture|pattern|fabric"
              + "|colou?rs?|tones?|palette|replace|change|make|turn|use|using|apply|transfer|and|the|an?|of|in|into|on|onto|from|with|as|for|it|its|is"
              + "|front|behind|please|s|red|green|blue|black|white|yellow|pink)\\b"
              + "|[把将请让用以为作做当换改变替成到于在中里上的之与和跟及由从给去下，。；、：！\\s\\p{P}]");

  static BufferedImage picture(Job job, int number) {
    return job.call().images().get(number - 1);
  }

  /// What the prompt asks for; empty when it is not about several pictures, or not understood.
  ///
  /// @param images how many there are
  static Optional<Pair> read(String prompt, List<Reference> references, int images) {
    if (images > 1 && BESIDE.matcher(prompt).find()) {
      return beside(prompt, references, images);
    }
    List<Integer> numbers = references.stream().map(Reference::number).distinct().toList();
    Matcher drawing = DRAWN.matcher(prompt);
    if (!references.isEmpty()
        && drawing.find()
        && !Reference.MENTION.matcher(drawing.group(1)).find()) {
      return drawn(prompt.substring(0, drawing.start()), drawing.group(1), references);
    }
    return numbers.size() == 2 && unknown(prompt).isEmpty()
        ? joined(prompt, references, numbers)
        : Optional.empty();
  }

  private static Optional<Pair> beside(String prompt, List<Reference> references, int images) {
    List<Integer> numbers = references.stream().map(Reference::number).distinct().toList();
    List<Integer> chosen =
        numbers.isEmpty() ? IntStream.rangeClosed(1, images).boxed().toList() : numbers;
    return unknown(prompt).isEmpty() && chosen.size() > 1
        ? Optional.of(new SideBySide(chosen))
        : Optional.empty();
  }

  private static Optional<Pair> drawn(String said, String words, List<Reference> references) {
    boolean understood =
        unknown(said.replaceAll("(?i)风格|画风|\\bstyle\\b|\\breference\\b", "")).isEmpty()
            && references.stream()
                .allMatch(reference -> reference.role().filter(Pair::drawable).isPresent());
    return understood
        ? Optional.of(
            new Drawn(
                words,
                with(references, Role.STYLE).or(() -> with(references, Role.COLOUR)),
                with(references, Role.BACKGROUND)))
        : Optional.empty();
  }

  private static boolean drawable(Role role) {
    return role == Role.STYLE || role == Role.COLOUR || role == Role.BACKGROUND;
  }

  private static Optional<Integer> with(List<Reference> references, Role role) {
    return references.stream()
        .filter(reference -> reference.role().equals(Optional.of(role)))
        .map(Reference::number)
        .findFirst();
  }

  private static Optional<Pair> joined(
      String prompt, List<Reference> references, List<Integer> numbers) {
    int first = numbers.get(0);
    int second = numbers.get(1);
    if (WORN.matcher(prompt).find()) {
      return Optional.of(new Texture(first, new Region.Clothes(), second));
    }
    Optional<Integer> texture = last(references, Role.TEXTURE);
    if (texture.isPresent()) {
      int from = texture.get();
      return Optional.of(
          new Texture(from == first ? second : first, part(prompt, new Region.Subject()), from));
    }
    if (with(references, Role.COLOUR).isPresent()) {
      int from = last(references, Role.COLOUR).orElse(second);
      return Optional.of(
          new Colours(from == first ? second : first, part(prompt, new Region.Whole()), from));
    }
    return background(prompt, references, first, second);
  }

  /// "Put 1 before 2" names the subject first; else whose background it is comes to change.
  private static Optional<Pair> background(
      String prompt, List<Reference> references, int first, int second) {
    if (PLACED.matcher(prompt).find()) {
      return Optional.of(new Background(first, second));
    }
    Optional<Integer> changed = with(references, Role.BACKGROUND);
    boolean spoken = BEHIND.matcher(prompt).find();
    if (!spoken) {
      return Optional.empty();
    }
    boolean subject = with(references, Role.SUBJECT).isPresent();
    int behind =
        subject
            ? last(references, Role.BACKGROUND).orElse(second)
            : changed.filter(number -> number == second).map(_ -> first).orElse(second);
    return Optional.of(new Background(behind == first ? second : first, behind));
  }

  private static Optional<Integer> last(List<Reference> references, Role role) {
    return with(references.reversed(), role);
  }

  private static Region part(String prompt, Region otherwise) {
    if (prompt.matches("(?is).*(裙|衣|外套|衬衫|服装|旗袍|dress|clothes|shirt|coat|skirt|jacket).*")) {
      return new Region.Clothes();
    }
    if (prompt.matches("(?is).*(头发|hair).*")) {
      return new Region.Hair();
    }
    if (prompt.matches("(?is).*(天空|sky).*")) {
      return new Region.Sky();
    }
    if (prompt.matches("(?is).*(背景|background|backdrop).*")) {
      return new Region.Background();
    }
    return prompt.matches("(?is).*(主体|人物|物体|商品|产品|subject|object|product).*")
        ? new Region.Subject()
        : otherwise;
  }

  /// The words that no sentence about several pictures may have.
  static List<String> unknown(String prompt) {
    String rest = Reference.MENTION.matcher(prompt).replaceAll("\u0000");
    String left = LEAVES.matcher(rest).replaceAll("\u0000");
    return Arrays.stream(left.split("\u0000+", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
