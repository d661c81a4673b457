package io.openbailian.server.config;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.CheckOptions;
import io.openbailian.catalog.model.Difference;
import io.openbailian.catalog.model.PromptOverflow;
import io.openbailian.catalog.model.Side;
import io.openbailian.catalog.model.Sides;
import io.openbailian.server.config.Settings.UnknownModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What settings choose where the source documents and the service differ. What has a setting of
/// its own is chosen there, and follows `strict` like all others.
public final class ChosenSides {
  private static final String PATH = "differences";

  private ChosenSides() {}

  /// The sides of all differences.
  ///
  /// @throws SettingsException when a value is no side
  public static Sides of(Settings settings) {
    refuse(mistakes(settings));
    Map<String, Side> chosen = new HashMap<>();
    settings
        .differences()
        .forEach((name, value) -> side(value).ifPresent(side -> chosen.put(name, side)));
    settings
        .promptOverflow()
        .ifPresent(overflow ->
            chosen.put(Difference.PROMPT_OVERFLOW, service(overflow == PromptOverflow.TRUNCATE)));
    settings
        .unknownModel()
        .ifPresent(told ->
            chosen.put(Difference.UNKNOWN_MODEL, service(told == UnknownModel.INVALID_PARAMETER)));
    return new Sides(settings.strict(), chosen);
  }

  /// A sentence for each value that is no side.
  static List<String> mistakes(Settings settings) {
    return settings.differences().entrySet().stream()
        .filter(chosen -> side(chosen.getValue()).isEmpty())
        .map(chosen ->
            "%s.%s: '%s' is none of documents, service"
                .formatted(PATH, chosen.getKey(), chosen.getValue()))
        .toList();
  }

  private static Side service(boolean chosen) {
    return chosen ? Side.SERVICE : Side.DOCUMENTS;
  }

  private static Optional<Side> side(Object value) {
    String word = String.valueOf(value).toUpperCase(Locale.ROOT);
    return List.of(Side.values()).stream().filter(side -> side.name().equals(word)).findFirst();
  }

  /// Whether every name is one that the catalogue, with what its operator added, knows.
  ///
  /// @throws SettingsException naming all that are not
  public static void check(Settings settings, Catalog catalog) {
    Map<String, Difference> known = new HashMap<>();
    catalog.differences().forEach(difference -> known.put(difference.name(), difference));
    List<String> mistakes = new ArrayList<>();
    for (String name : settings.differences().keySet()) {
      Difference difference = known.get(name);
      if (difference == null) {
        mistakes.add(
            "%s.%s is no difference; there are %s"
                .formatted(
                    PATH,
                    name,
                    String.join(
                        ", ", catalog.differences().stream().map(Difference::name).toList())));
      } else if (!difference.setting().isEmpty()) {
        mistakes.add(
            "%s.%s has a setting of its own: %s".formatted(PATH, name, difference.setting()));
      }
    }
    refuse(mistakes);
  }

  private static void refuse(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
  }

  /// How lenient the fields of a request are read.
  public static CheckOptions checks(Sides sides) {
    return new CheckOptions(
        sides.isService(Difference.PROMPT_OVERFLOW)
            ? PromptOverflow.TRUNCATE
            : PromptOverflow.REJECT,
        sides.isService(Difference.SPELLINGS),
        sides.isService(Difference.TOOL_NAMES));
  }
}
