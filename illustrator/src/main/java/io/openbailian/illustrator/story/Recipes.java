package io.openbailian.illustrator.story;

import io.openbailian.text.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The dishes of `recipes.txt`.
final class Recipes {
  private static final Pattern DISH = Pattern.compile("(?m)^dish ");
  private static final Pattern COMMA = Pattern.compile(",\\s*");
  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*");
  private static final List<Recipe> ALL = read();

  private Recipes() {}

  /// A dish with its five stages in both languages.
  private record Recipe(List<String> names, String colour, List<String> stages) {}

  /// The plan of the dish that a prompt names; empty when it names none that is known.
  static Optional<StoryPlan> of(String prompt, boolean chinese) {
    String lower = prompt.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(recipe -> recipe.names().stream().anyMatch(lower::contains))
        .findFirst()
        .map(recipe -> plan(recipe, chinese));
  }

  private static StoryPlan plan(Recipe recipe, boolean chinese) {
    List<StoryPlan.Stage> stages = new ArrayList<>();
    for (int i = 0; i < recipe.stages().size(); i++) {
      List<String> both = BAR.split(recipe.stages().get(i));
      stages.add(
          new StoryPlan.Stage(
              both.get(chinese ? 0 : 1).replace("%", "%%"), Kitchen.scene(i, recipe.colour())));
    }
    return new StoryPlan(stages, chinese);
  }

  private static List<Recipe> read() {
    try (InputStream in = Recipes.class.getResourceAsStream("recipes.txt")) {
      if (in == null) {
        throw new IllegalStateException("recipes.txt is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return DISH.splitAsStream(text).skip(1).map(Recipes::parsed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("recipes.txt cannot be read", e);
    }
  }

  private static Recipe parsed(String block) {
    List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
    List<String> head = EQUALS.split(lines.getFirst());
    return new Recipe(
        COMMA.splitAsStream(head.get(0)).toList(),
        head.get(1).strip(),
        lines.subList(1, lines.size()));
  }
}
